"""Who sees to it that the law on accessible sites is kept: words that are laid down.

They are those of the sample accessibility statement on GOV.UK, in “Make your website or app
accessible and publish an accessibility statement”. Regulation 8 of the Public Sector Bodies
(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 wants statements to follow
it. They hold for public bodies in Great Britain. Contains public sector information licensed under
the Open Government Licence v3.0.
"""

HEADING = "Enforcement procedure"
WORDS = (
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public "
    "Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 "
    "(the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint,"
)
LINK_WORDS = "contact the Equality Advisory and Support Service (EASS)"
LINK = "https://www.equalityadvisoryservice.com/"


def as_markdown() -> str:
    """Return the part as Markdown, with its heading."""
    return f"## {HEADING}\n\n{WORDS} [{LINK_WORDS}]({LINK})."
