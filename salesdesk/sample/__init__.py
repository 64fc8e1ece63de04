"""The sample company (entreprise exemple): one French industrial distributor, made from a seed and a day.

No real person or company; real communes only. Source: product.md section 4.
"""

from salesdesk.sample.calendar import working_anchor
from salesdesk.sample.company import SAMPLE_PASSWORD, Company, company
from salesdesk.sample.seed import fill_laptop, fill_server, visible_records
from salesdesk.sample.stories import Stories, Story

__all__ = [
    "SAMPLE_PASSWORD",
    "Company",
    "Stories",
    "Story",
    "company",
    "fill_laptop",
    "fill_server",
    "visible_records",
    "working_anchor",
]
