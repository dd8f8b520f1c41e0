"""Amounts in other letters than the reader's: look-alikes of number words, and numbers in Chinese characters."""

from __future__ import annotations

import pytest

from briefs.wording import Kind, numerals


@pytest.mark.parametrize(
    "text",
    [
        "a milliоn",
        "a Мillion",
        "ΜΙLLΙΟΝ",
        "ᴍɪʟʟɪᴏɴ",
        "𝐡𝐚𝐥𝐟 of them",
        "ｄｏｕｂｌｅ",
        "hun\u00addred",
        "tw\u200bice",
        "thоusаnds",
    ],
)
def test_a_number_word_with_look_alike_letters_is_found(text: str) -> None:
    assert [numeral.kind for numeral in numerals(text)] == [Kind.QUANTITY]


@pytest.mark.parametrize("text", ["Київ мовчить", "одна справа", "ένα μέτρο", "Ivan and Ольга"])
def test_words_of_other_languages_are_no_number_words(text: str) -> None:
    assert numerals(text) == ()


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("中国有三亿人", ["三亿"]),
        ("约五千万美元", ["五千万"]),
        ("百分之四十", ["百分之四十"]),
        ("增长十倍", ["十"]),
        ("二十个国家", ["二十"]),
        ("数百万人", ["数百万"]),
        ("半数国家", ["半"]),
        ("三个国家", ["三"]),
        ("二零二五年", ["二零二五"]),
        ("百二十パーセント", ["百二十"]),
    ],
)
def test_an_amount_in_chinese_characters_is_found_in_every_language(text: str, amounts: list[str]) -> None:
    for language in ("zh", "ja", "en"):
        assert [numeral.text for numeral in numerals(text, language)] == amounts


@pytest.mark.parametrize(
    "text", ["万一失败", "千万不要", "一些国家", "统一标准", "三亚", "十分重要", "第一", "一个", "半导体"]
)
def test_characters_that_count_nothing_are_free(text: str) -> None:
    assert numerals(text, "zh") == ()
