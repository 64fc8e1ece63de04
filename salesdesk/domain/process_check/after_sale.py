"""The stage after the signature (étape d'après-vente) that a fix adds: delivery, use, invoice, payment."""

from typing import Final

from salesdesk.domain.process.model import Process
from salesdesk.domain.process.vocabulary import BuyingRole

_USER_FIRST: Final = (BuyingRole.BENEFICIARY, BuyingRole.USER, BuyingRole.DECIDER, BuyingRole.PAYER)


def after_sale_stage(process: Process) -> dict[str, object]:
    """Writes the stage as a process file does, its ids unlike those of the process.

    Args:
        process: The process that ends at the signature.

    Returns:
        The stage.
    """
    days = sorted(stage.standard_days for stage in process.stages)
    key = _free_id(process)
    return {
        "id": key,
        "buyer_state": {
            "fr": "Le client utilise ce qui est livré, constate le gain et paie à l’échéance",
            "en": "The client uses what was delivered, sees the gain and pays when due",
        },
        # The middle stay keeps the stages in balance, whatever they are.
        "standard_days": days[len(days) // 2],
        "to_next": 1.0,
        "entry": [
            {
                "id": f"{key}e1",
                "text": {
                    "fr": "Livraison conforme signée par le client",
                    "en": "Conforming delivery signed by the client",
                },
                "evidence": ["signed_delivery_note"],
                "by": "client",
            }
        ],
        "exit": [
            {
                "id": f"{key}x1",
                "text": {
                    "fr": "Le client a constaté le gain par écrit",
                    "en": "The client has stated the gain in writing",
                },
                "evidence": ["client_mail", "cosigned_note"],
                "by": "client",
            },
            {
                "id": f"{key}x2",
                "text": {
                    "fr": "Le client a payé la facture sans litige",
                    "en": "The client has paid the invoice without dispute",
                },
                "evidence": ["bank_receipt"],
                "by": "client",
            },
        ],
        "conversations": [_conversation(process, key)],
    }


def _conversation(process: Process, key: str) -> dict[str, object]:
    talk: dict[str, object] = {
        "id": f"{key}c1",
        "theme": {"fr": "Le gain promis, le gain constaté", "en": "The gain promised, the gain seen"},
        "goal": {
            "fr": "Obtenir le gain dans les mots du client et lever ce qui bloque la facture",
            "en": "Leave with the gain in the client’s words and with nothing holding up the invoice",
        },
        "minutes": 30,
        "questions": [
            {
                "id": f"{key}q1",
                "type": "need_payoff",
                "text": {
                    "fr": "Qu’est-ce qui a changé pour vous depuis la livraison, et pour combien ?",
                    "en": "What has changed for you since delivery, and what is it worth?",
                },
            },
            {
                "id": f"{key}q2",
                "type": "payment",
                "text": {
                    "fr": "Qu’est-ce qui pourrait empêcher de payer cette facture à son échéance ?",
                    "en": "What could keep this invoice from being paid when due?",
                },
            },
        ],
        "skill": {
            "fr": "Faire dire le gain par le client et demander le paiement sans détour",
            "en": "Have the client state the gain, and ask plainly for the payment",
        },
        "coach": {"fr": "Responsable commercial", "en": "Sales manager"},
        "cadence": "monthly",
        "script": [
            {
                "id": f"{key}r1",
                "cue": {"fr": "Le client dit que tout va bien.", "en": "The client says that all is well."},
                "say": {
                    "fr": "Qu’est-ce qui va mieux qu’avant, et de combien ?",
                    "en": "What is better than before, and by how much?",
                },
                "must_say": [{"fr": "Demander un chiffre", "en": "Ask for a figure"}],
            }
        ],
    }
    role = _whom_to_meet(process)
    return talk if role is None else talk | {"with": role}


def _whom_to_meet(process: Process) -> str | None:
    for wanted in _USER_FIRST:
        for role in process.roles:
            if role.buying_role is wanted:
                return role.id
    return process.roles[0].id if process.roles else None


def _free_id(process: Process) -> str:
    taken = {stage.id for stage in process.stages} | {one.id for one in process.criteria()}
    taken |= {talk.id for talk in process.conversations()}
    rank = len(process.stages) + 1
    while any(name.startswith(f"S{rank}") for name in taken):
        rank += 1
    return f"S{rank}"
