"""Library, attachments, improvement box, ledger and value language; fields that they need on the first nouns.

A laptop reads everything again at its next sync: an older version of the program left out what it did not know.
"""

import sqlalchemy as sa
from alembic import context, op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the tables and columns of the side that is being migrated; takes nothing away."""
    _nouns()
    if context.config.attributes["side"] == "laptop":
        _laptop()
    else:
        _server()


def _nouns() -> None:
    op.create_table(
        "attachment",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=True),
        sa.Column("evidence_id", sa.LargeBinary(), nullable=True),
        sa.Column("extra_work_id", sa.LargeBinary(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_attachment_feed", "attachment", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_attachment_rev", "attachment", ["org_id", "rev"], unique=False)
    op.create_index("ix_attachment_sha256", "attachment", ["org_id", "sha256"], unique=False)
    op.create_table(
        "client_case",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=True),
        sa.Column("yearly_cents", sa.BigInteger(), nullable=True),
        sa.Column("cash_cents", sa.BigInteger(), nullable=True),
        sa.Column("process_key", sa.Text(), nullable=True),
        sa.Column("stage_keys", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Text(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("file_bytes", sa.BigInteger(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_client_case_feed", "client_case", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_client_case_rev", "client_case", ["org_id", "rev"], unique=False)
    op.create_table(
        "extra_request",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Text(), nullable=False),
        sa.Column("received_by", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=True),
        sa.Column("extra_work_id", sa.LargeBinary(), nullable=True),
        sa.Column("settled_by", sa.LargeBinary(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("dismissed_reason", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_extra_request_feed", "extra_request", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_extra_request_rev", "extra_request", ["org_id", "rev"], unique=False)
    op.create_table(
        "extra_tariff",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("hourly_cents", sa.BigInteger(), nullable=False),
        sa.Column("contingency", sa.Float(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_extra_tariff_feed", "extra_tariff", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_extra_tariff_rev", "extra_tariff", ["org_id", "rev"], unique=False)
    op.create_table(
        "figure_measure",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("figure_id", sa.LargeBinary(), nullable=False),
        sa.Column("measured_on", sa.Text(), nullable=False),
        sa.Column("measured_by", sa.LargeBinary(), nullable=False),
        sa.Column("yearly_cents", sa.BigInteger(), nullable=True),
        sa.Column("cash_cents", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_figure_measure_feed", "figure_measure", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_figure_measure_rev", "figure_measure", ["org_id", "rev"], unique=False)
    op.create_table(
        "improvement",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("process_key", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("proposed_by", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("credited_version", sa.BigInteger(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_improvement_feed", "improvement", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_improvement_rev", "improvement", ["org_id", "rev"], unique=False)
    op.create_table(
        "interview",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("process_key", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("interviewed_by", sa.LargeBinary(), nullable=False),
        sa.Column("stage_keys", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("lesson", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_interview_feed", "interview", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_interview_rev", "interview", ["org_id", "rev"], unique=False)
    op.create_table(
        "language_label",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False),
        sa.Column("replaced_by", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_language_label_feed", "language_label", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_language_label_rev", "language_label", ["org_id", "rev"], unique=False)
    op.create_table(
        "language_weights",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sentences", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.LargeBinary(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_language_weights_feed", "language_weights", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_language_weights_rev", "language_weights", ["org_id", "rev"], unique=False)
    op.create_table(
        "margin_review",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("opportunity_id", sa.LargeBinary(), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=False),
        sa.Column("practices_cents", sa.BigInteger(), nullable=False),
        sa.Column("gifts_cents", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.LargeBinary(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("reviewed_on", sa.Text(), nullable=True),
        sa.Column("seen_costs_cents", sa.BigInteger(), nullable=True),
        sa.Column("review_words", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_margin_review_feed", "margin_review", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_margin_review_rev", "margin_review", ["org_id", "rev"], unique=False)
    op.create_table(
        "message_use",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message_key", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=True),
        sa.Column("process_key", sa.Text(), nullable=True),
        sa.Column("stage_key", sa.Text(), nullable=True),
        sa.Column("buying_role", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_message_use_feed", "message_use", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_message_use_message_key", "message_use", ["org_id", "message_key"], unique=False)
    op.create_index("ix_message_use_rev", "message_use", ["org_id", "rev"], unique=False)
    op.create_table(
        "objection_answer",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("formula", sa.Text(), nullable=True),
        sa.Column("process_key", sa.Text(), nullable=True),
        sa.Column("stage_keys", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.BigInteger(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_objection_answer_feed", "objection_answer", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_objection_answer_rev", "objection_answer", ["org_id", "rev"], unique=False)
    op.create_table(
        "suggestion_refusal",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("refused_by", sa.LargeBinary(), nullable=False),
        sa.Column("refused_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("scope_id", sa.LargeBinary(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.LargeBinary(), nullable=False),
        sa.Column("stamps", sa.LargeBinary(), nullable=True),
        sa.Column("deleted_stamp", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "id"),
    )
    op.create_index("ix_suggestion_refusal_feed", "suggestion_refusal", ["org_id", "scope_id", "rev"], unique=False)
    op.create_index("ix_suggestion_refusal_rev", "suggestion_refusal", ["org_id", "rev"], unique=False)
    op.add_column("conversation", sa.Column("recap_sent_on", sa.Text(), nullable=True))
    op.add_column("extra_work", sa.Column("practice_id", sa.LargeBinary(), nullable=True))
    op.add_column("extra_work", sa.Column("asked_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("extra_work", sa.Column("received_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("extra_work", sa.Column("announcement", sa.Text(), nullable=False, server_default=""))
    op.add_column("extra_work", sa.Column("waived_on", sa.Text(), nullable=True))
    op.add_column("extra_work", sa.Column("waived_by", sa.LargeBinary(), nullable=True))
    op.add_column("extra_work", sa.Column("waived_reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("extra_work", sa.Column("stopped_on", sa.Text(), nullable=True))
    op.add_column("opportunity", sa.Column("trigger_key", sa.Text(), nullable=True))
    op.add_column("opportunity", sa.Column("proposal_commented_on", sa.Text(), nullable=True))
    op.add_column("opportunity", sa.Column("proposal_sent_on", sa.Text(), nullable=True))
    op.add_column("practice", sa.Column("decision_reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("practice", sa.Column("revisit_on", sa.Text(), nullable=True))
    op.add_column("process_version", sa.Column("notes", sa.Text(), nullable=False, server_default=""))
    op.add_column("process_version", sa.Column("mapping", sa.Text(), nullable=False, server_default=""))


def _laptop() -> None:
    op.execute("INSERT OR REPLACE INTO profile (key, value) VALUES ('schema_upgraded', x'31')")
    op.create_table(
        "file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("vault_name", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "memo",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("conversation_id", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("milliseconds", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_memo_conversation_id"), "memo", ["conversation_id"], unique=False)


def _server() -> None:
    op.create_table(
        "form_link",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "token_hash"),
    )
    op.create_table(
        "stored_file",
        sa.Column("org_id", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("vault_name", sa.Text(), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("received_bytes", sa.BigInteger(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("completed_at", sa.BigInteger(), nullable=True),
        sa.Column("unreferenced_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("org_id", "sha256"),
    )
