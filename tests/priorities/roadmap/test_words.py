from datetime import date

import pytest

from priorities.roadmap.words import period


@pytest.mark.parametrize(
    ("first", "last", "precision", "french", "english"),
    [
        ((2019, 9, 6), (2019, 9, 6), "day", "6\xa0septembre 2019", "6\xa0September 2019"),
        (
            (2020, 12, 12),
            (2020, 12, 13),
            "day",
            "12 et 13\xa0décembre 2020",
            "12–13\xa0December 2020",
        ),
        (
            (2021, 9, 1),
            (2021, 9, 3),
            "day",
            "du 1er au 3\xa0septembre 2021",
            "1–3\xa0September 2021",
        ),
        (
            (2021, 5, 30),
            (2021, 6, 2),
            "day",
            "du 30\xa0mai au 2\xa0juin 2021",
            "30\xa0May\xa0– 2\xa0June 2021",
        ),
        (
            (2021, 12, 31),
            (2022, 1, 1),
            "day",
            "du 31\xa0décembre 2021 au 1er\xa0janvier 2022",
            "31\xa0December 2021\xa0– 1\xa0January 2022",
        ),
        ((2022, 2, 1), (2022, 2, 28), "month", "février 2022", "February 2022"),
        ((2023, 1, 1), (2023, 12, 31), "year", "2023", "2023"),
    ],
)
def test_a_period_reads_as_people_write_it(first, last, precision, french, english):
    assert period(date(*first), date(*last), precision, "fr") == french
    assert period(date(*first), date(*last), precision, "en") == english
