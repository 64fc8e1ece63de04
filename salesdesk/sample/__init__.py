"""The sample company (entreprise exemple): one French industrial distributor, made from a seed and a day.

No real person or company; real communes only. Source: product.md section 4.
"""

from salesdesk.sample.calendar import working_anchor
from salesdesk.sample.company import SAMPLE_PASSWORD, Company, Stories, company

__all__ = [
    "SAMPLE_PASSWORD",
    "Company",
    "Stories",
    "company",
    "working_anchor",
]
