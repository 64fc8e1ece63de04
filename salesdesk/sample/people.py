"""The firm and its people (organisation, équipes, utilisateurs) of the sample."""

from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.gazetteer import Commune
from salesdesk.domain.ids import DeviceId, OrgId, TeamId, UserId
from salesdesk.domain.people import Organisation, Role, Team, User, UserStatus
from salesdesk.domain.spelling import fold
from salesdesk.sample.draw import BEFORE_HISTORY, Draw

FIRM = "Valmorane Industrie"
MAIL_DOMAIN = "valmorane.example"


@dataclass(frozen=True, slots=True)
class Sector:
    """Where a rep works: neighbouring departments around the town where he lives."""

    rep: str
    home: str
    departments: tuple[str, ...]


SECTORS = (
    Sector("Jeanne Bréval", "Béziers", ("34", "12")),
    Sector("Thibault Sarrandon", "Carcassonne", ("11", "66")),
    Sector("Mathilde Orsenne", "Alès", ("30", "48")),
    Sector("Rachid Benamour", "Albi", ("81", "31")),
    Sector("Camille Dauvergnac", "Saint-Étienne", ("42", "69")),
    Sector("Loïc Kervadec-Prat", "Grenoble", ("38", "73")),
    Sector("Sonia Malvésy", "Valence", ("26", "07")),
    Sector("Hugo Tournemine-Bost", "Clermont-Ferrand", ("63", "43")),
)
_TEAMS = (("Équipe Sud", "Nadia Ferroux-Vidalenc", 0), ("Équipe Rhône-Auvergne", "Olivier Sauvaire-Blin", 4))
REPS_A_TEAM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The people of the firm, by what they do."""

    organisation: Organisation
    teams: tuple[Team, ...]
    director: User
    managers: tuple[User, ...]
    reps: tuple[User, ...]
    marketing: User
    sales_operations: User
    administrator: User

    @property
    def users(self) -> tuple[User, ...]:
        """Everybody, the director first."""
        others = (self.marketing, self.sales_operations, self.administrator)
        return (self.director, *self.managers, *self.reps, *others)


def address(name: str, domain: str) -> str:
    """Makes an e-mail address from a name; the domain is one that never exists."""
    letters = "".join(char if char.isalnum() else "." for char in fold(name))
    return ".".join(part for part in letters.split(".") if part) + f"@{domain}"


def staff(draw: Draw) -> Staff:
    """Makes the firm: a director, two managers with their teams, eight reps, and those around them."""
    start = draw.days.at(BEFORE_HISTORY, 540)
    organisation = Organisation(id=OrgId(draw.id_at(start)), name=FIRM)
    team_ids = [TeamId(draw.id_at(start)) for _ in range(3)]

    def user(name: str, role: Role, team: TeamId | None) -> User:
        return User(
            id=UserId(draw.id_at(start)),
            name=name,
            email=address(name, MAIL_DOMAIN),
            role=role,
            team_id=team,
            status=UserStatus.ACTIVE,
            created_at=start,
        )

    director = user("Hélène Vautrès", Role.DIRECTOR, team_ids[0])
    managers = tuple(user(name, Role.MANAGER, team_ids[at + 1]) for at, (_, name, _) in enumerate(_TEAMS))
    reps = tuple(user(one.rep, Role.REP, team_ids[1 + at // REPS_A_TEAM]) for at, one in enumerate(SECTORS))
    teams = [Team(id=team_ids[0], name="Direction commerciale", manager_id=director.id)]
    for at, (name, _, _) in enumerate(_TEAMS):
        teams.append(Team(id=team_ids[at + 1], name=name, parent_id=team_ids[0], manager_id=managers[at].id))
    return Staff(
        organisation=organisation,
        teams=tuple(teams),
        director=director,
        managers=managers,
        reps=reps,
        marketing=user("Solène Aubrac-Dry", Role.MARKETING, team_ids[0]),
        sales_operations=user("Bastien Courcelin", Role.SALES_OPERATIONS, team_ids[0]),
        administrator=user("Ghislaine Poyet-Ramade", Role.ADMINISTRATOR, None),
    )


def manager_of(people: Staff, rep_at: int) -> User:
    """Returns the manager of a rep given by his place in the list."""
    return people.managers[rep_at // REPS_A_TEAM]


def device_of(user: User) -> DeviceId:
    """Returns the device on which the sample says that a person works: made from his id, other in its last bytes."""
    return DeviceId(UUID(int=user.id.int ^ 0xD0D0_D0D0_D0D0))


def lives_at(home: str, communes: list[Commune]) -> Commune:
    """Finds the town where a rep lives among the communes of his sector."""
    return next(one for one in communes if one.name == home)
