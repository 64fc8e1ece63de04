"""The first schema: the synced nouns on both sides, the laptop's own tables, the server's own."""

import sqlalchemy as sa
from alembic import context, op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes every table of the side that is being migrated."""
    _nouns()
    if context.config.attributes["side"] == "laptop":
        _laptop()
    else:
        _server()


def _nouns() -> None:
    op.create_table(
        "account",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_by", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("siren", sa.Text(), nullable=True),
        sa.Column("siret", sa.Text(), nullable=True),
        sa.Column("vat_number", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("insee", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_on", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.LargeBinary(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("yearly_sales_cents", sa.BigInteger(), nullable=True),
        sa.Column("potential_cents", sa.BigInteger(), nullable=True),
        sa.Column("employees", sa.BigInteger(), nullable=True),
        sa.Column("founded_year", sa.BigInteger(), nullable=True),
        sa.Column("planned_contacts", sa.BigInteger(), nullable=True),
        sa.Column("payment_terms_days", sa.BigInteger(), nullable=True),
        sa.Column("credit_limit_cents", sa.BigInteger(), nullable=True),
        sa.Column("solvency", sa.Text(), nullable=True),
        sa.Column("solvency_on", sa.Text(), nullable=True),
        sa.Column("solvency_source", sa.Text(), nullable=True),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("visit_windows", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("external_ref", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_account_external_ref", "account", ["org_id", "external_ref"], unique=False)
    op.create_index("ix_account_feed", "account", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_account_rev", "account", ["org_id", "rev"], unique=False)
    op.create_index("ix_account_name", "account", ["org_id", "name"], unique=False)
    op.create_index("ix_account_siren", "account", ["org_id", "siren"], unique=False)
    op.create_table(
        "coaching_note",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("account_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("replied_at", sa.BigInteger(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_coaching_note_conversation_id", "coaching_note", ["org_id", "conversation_id"], unique=False)
    op.create_index("ix_coaching_note_feed", "coaching_note", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_coaching_note_rev", "coaching_note", ["org_id", "rev"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("contact_id", sa.LargeBinary(), nullable=True),
        sa.Column("template_key", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_commitment_due_on", "commitment", ["org_id", "due_on"], unique=False)
    op.create_index("ix_commitment_feed", "commitment", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_commitment_rev", "commitment", ["org_id", "rev"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("record_scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.LargeBinary(), nullable=True),
        sa.Column("other_by", sa.LargeBinary(), nullable=True),
        sa.Column("detected_at", sa.BigInteger(), nullable=False),
        sa.Column("resolved_at", sa.BigInteger(), nullable=True),
        sa.Column("resolved_by", sa.LargeBinary(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_conflict_feed", "conflict", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_conflict_rev", "conflict", ["org_id", "rev"], unique=False)
    op.create_index("ix_conflict_record_id", "conflict", ["org_id", "record_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=True),
        sa.Column("buying_role", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("mobile", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("opposed", sa.BigInteger(), nullable=False),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_contact_feed", "contact", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_contact_rev", "contact", ["org_id", "rev"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("rep_id", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("visit_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("process_version_id", sa.LargeBinary(), nullable=True),
        sa.Column("conversation_key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("ticks", sa.Text(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("concluded_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("next_visit_id", sa.LargeBinary(), nullable=True),
        sa.Column("notes_state", sa.LargeBinary(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_conversation_feed", "conversation", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_conversation_rev", "conversation", ["org_id", "rev"], unique=False)
    op.create_index(
        "ix_conversation_rep_id_created_at", "conversation", ["org_id", "rep_id", "created_at"], unique=False
    )
    op.create_index("ix_conversation_visit_id", "conversation", ["org_id", "visit_id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=False),
        sa.Column("criterion_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("happened_on", sa.Text(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by", sa.LargeBinary(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_evidence_feed", "evidence", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_evidence_rev", "evidence", ["org_id", "rev"], unique=False)
    op.create_index("ix_evidence_opportunity_id", "evidence", ["org_id", "opportunity_id"], unique=False)
    op.create_table(
        "extra_work",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Text(), nullable=False),
        sa.Column("noted_by", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("estimated_minutes", sa.BigInteger(), nullable=True),
        sa.Column("price_cents", sa.BigInteger(), nullable=True),
        sa.Column("gain_cents", sa.BigInteger(), nullable=True),
        sa.Column("announced_on", sa.Text(), nullable=True),
        sa.Column("accepted_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("invoiced_on", sa.Text(), nullable=True),
        sa.Column("paid_on", sa.Text(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_extra_work_feed", "extra_work", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_extra_work_rev", "extra_work", ["org_id", "rev"], unique=False)
    op.create_table(
        "figure",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=False),
        sa.Column("formula_version", sa.BigInteger(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("computed_at", sa.BigInteger(), nullable=False),
        sa.Column("computed_by", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("point_key", sa.Text(), nullable=True),
        sa.Column("cash_low_cents", sa.BigInteger(), nullable=True),
        sa.Column("cash_likely_cents", sa.BigInteger(), nullable=True),
        sa.Column("cash_high_cents", sa.BigInteger(), nullable=True),
        sa.Column("yearly_low_cents", sa.BigInteger(), nullable=True),
        sa.Column("yearly_likely_cents", sa.BigInteger(), nullable=True),
        sa.Column("yearly_high_cents", sa.BigInteger(), nullable=True),
        sa.Column("to_confirm", sa.BigInteger(), nullable=False),
        sa.Column("agreed_words", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_figure_feed", "figure", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_figure_rev", "figure", ["org_id", "rev"], unique=False)
    op.create_table(
        "opportunity",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("owner_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("process_version_id", sa.LargeBinary(), nullable=False),
        sa.Column("stage_key", sa.Text(), nullable=False),
        sa.Column("stage_since", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=True),
        sa.Column("contact_id", sa.LargeBinary(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("expected_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Text(), nullable=True),
        sa.Column("lost_reason", sa.Text(), nullable=True),
        sa.Column("external_ref", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_opportunity_external_ref", "opportunity", ["org_id", "external_ref"], unique=False)
    op.create_index("ix_opportunity_feed", "opportunity", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_opportunity_rev", "opportunity", ["org_id", "rev"], unique=False)
    op.create_index("ix_opportunity_owner_id", "opportunity", ["org_id", "owner_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_organisation_feed", "organisation", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_organisation_rev", "organisation", ["org_id", "rev"], unique=False)
    op.create_table(
        "ownership",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_ownership_feed", "ownership", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_ownership_rev", "ownership", ["org_id", "rev"], unique=False)
    op.create_index("ix_ownership_user_id", "ownership", ["org_id", "user_id"], unique=False)
    op.create_table(
        "practice",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Text(), nullable=False),
        sa.Column("noted_by", sa.LargeBinary(), nullable=False),
        sa.Column("practice_key", sa.Text(), nullable=True),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("monthly_minutes", sa.BigInteger(), nullable=False),
        sa.Column("hourly_cents", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.LargeBinary(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_practice_feed", "practice", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_practice_rev", "practice", ["org_id", "rev"], unique=False)
    op.create_table(
        "price",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("product_id", sa.LargeBinary(), nullable=False),
        sa.Column("price_list", sa.Text(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_price_feed", "price", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_price_rev", "price", ["org_id", "rev"], unique=False)
    op.create_table(
        "process_version",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("process_key", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.LargeBinary(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_process_version_feed", "process_version", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_process_version_rev", "process_version", ["org_id", "rev"], unique=False)
    op.create_table(
        "product",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_product_feed", "product", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_product_rev", "product", ["org_id", "rev"], unique=False)
    op.create_table(
        "self_score",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("scored_at", sa.BigInteger(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_self_score_feed", "self_score", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_self_score_rev", "self_score", ["org_id", "rev"], unique=False)
    op.create_table(
        "stage_change",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=False),
        sa.Column("from_stage", sa.Text(), nullable=True),
        sa.Column("to_stage", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.LargeBinary(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_stage_change_feed", "stage_change", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_stage_change_rev", "stage_change", ["org_id", "rev"], unique=False)
    op.create_table(
        "team",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.LargeBinary(), nullable=True),
        sa.Column("manager_id", sa.LargeBinary(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_team_feed", "team", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_team_rev", "team", ["org_id", "rev"], unique=False)
    op.create_table(
        "user",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("team_id", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_user_email", "user", ["org_id", "email"], unique=False)
    op.create_index("ix_user_feed", "user", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_user_rev", "user", ["org_id", "rev"], unique=False)
    op.create_table(
        "visit",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("rep_id", sa.LargeBinary(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("starts_minute", sa.BigInteger(), nullable=False),
        sa.Column("duration_minutes", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("conversation_key", sa.Text(), nullable=True),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("pinned", sa.BigInteger(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_visit_feed", "visit", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_visit_rev", "visit", ["org_id", "rev"], unique=False)
    op.create_index("ix_visit_rep_id_starts_on", "visit", ["org_id", "rep_id", "starts_on"], unique=False)


def _laptop() -> None:
    op.create_table(
        "draft",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "import_mapping",
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("target", "fingerprint"),
    )
    op.create_table(
        "journal",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("group_no", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("after", sa.LargeBinary(), nullable=True),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_group_no"), "journal", ["group_no"], unique=False)
    op.create_table(
        "journal_group",
        sa.Column("no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("first_no", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outbox",
        sa.Column("op_no", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("op_id", sa.LargeBinary(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(), nullable=False),
        sa.Column("change", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary(), nullable=True),
        sa.Column("acked_at", sa.BigInteger(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("op_no"),
        sa.UniqueConstraint("op_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_record", "outbox", ["noun", "record_id"], unique=False)
    op.create_index("ix_outbox_waiting", "outbox", ["acked_at", "op_no"], unique=False)
    op.create_table(
        "pending_change",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(), nullable=False),
        sa.Column("fields", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("noun", "record_id"),
    )
    op.create_table(
        "profile",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _server() -> None:
    op.create_table(
        "access",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("gained_rev", sa.BigInteger(), nullable=False),
        sa.Column("lost_rev", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "user_id", "scope_id"),
    )
    op.create_index("ix_access_scope", "access", ["org_id", "scope_id"], unique=False)
    op.create_index("ix_access_gained", "access", ["org_id", "user_id", "gained_rev"], unique=False)
    op.create_index("ix_access_lost", "access", ["org_id", "user_id", "lost_rev"], unique=False)
    op.create_table(
        "auth_code",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("challenge", sa.Text(), nullable=False),
        sa.Column("redirect_uri", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "code_hash"),
    )
    op.create_table(
        "batch",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("device_id", sa.LargeBinary(), nullable=False),
        sa.Column("batch_id", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("reply", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "device_id", "batch_id"),
    )
    op.create_table(
        "change_log",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("op_id", sa.LargeBinary(), nullable=False),
        sa.Column("device_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(), nullable=False),
        sa.Column("change", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "rev", "op_id"),
    )
    op.create_index("ix_change_log_record", "change_log", ["org_id", "noun", "record_id"], unique=False)
    op.create_table(
        "counter",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.LargeBinary(), nullable=False),
        sa.Column("horizon_rev", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id"),
    )
    op.create_table(
        "credential",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "user_id"),
    )
    op.create_table(
        "device",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tail", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("app_version", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_device_user", "device", ["org_id", "user_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("no", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.LargeBinary(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "no"),
    )
    op.create_table(
        "invitation",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "token_hash"),
    )
    op.create_table(
        "moved",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("org_id", "scope_id", "noun", "record_id"),
    )
    op.create_table(
        "token",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("device_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("replaces_hash", sa.LargeBinary(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "token_hash"),
    )
    op.create_index("ix_token_device", "token", ["org_id", "device_id"], unique=False)
