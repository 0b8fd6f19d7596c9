using TreatyBot.Core.Answering.Judging;
using TreatyBot.Core.Answering.Passages;
using TreatyBot.Core.Answering.Understanding;
using TreatyBot.Core.Answering.Values;

namespace TreatyBot.Tests.Answering;

public sealed class WhatQuotesSayTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("The charter is valid until 2021.", "2021")]
    [InlineData("It shall remain in force until 31 December 2005.", "31 December 2005")]
    [InlineData("The lease expires on March 3, 2024.", "March 3, 2024")]
    [InlineData("A joint service is to begin work by the end of 2023.", "end of 2023")]
    [InlineData("The validity of this charter ends in 2021, the station said.", "2021")]
    public void A_date_that_was_still_to_come_and_has_gone_by_is_told(string quote, string passed) =>
        PassedDate.In(quote, Today).ShouldBe(passed);

    [Theory]
    [InlineData("The charter is valid until 2031.")]
    [InlineData("It was valid until 2021.")]
    [InlineData("The war ended in 1763.")]
    [InlineData("The charter was signed in 1961.")]
    [InlineData("It runs until the end of 2026.")]
    [InlineData("The bridge is 1200 metres long.")]
    [InlineData("Founded in 1848, the town is on the river.")]
    [InlineData("A Party may act in accordance with GATT 1994.")]
    [InlineData("It shall be governed by the 1980 Convention on sales.")]
    [InlineData("This Agreement is entered into as of May 31, 2019 by the parties.")]
    [InlineData("The best example is the Palace on the Water (rebuilt 1775–1795).")]
    public void What_has_been_and_what_is_still_ahead_are_not(string quote) => PassedDate.In(quote, Today).ShouldBeNull();

    [Theory]
    [InlineData("\"It exists only on paper,\" said Professor Ana Reyes, a lawyer.", "Professor Ana Reyes")]
    [InlineData("Minister Ona Berg said that the ferry will stay.", "Minister Ona Berg")]
    [InlineData("According to the report, nothing changed; according to Dr. Marsh it did.", "Dr. Marsh")]
    [InlineData("Ona Berg, the minister, told reporters: \"We stay.\"", "Ona Berg")]
    public void Who_speaks_inside_a_quote_is_told_where_the_text_says_so(string quote, string speaker) =>
        Speaker.In(quote).ShouldBe(speaker);

    [Theory]
    [InlineData("The ferry will stay.")]
    [InlineData("He said that the ferry will stay.")]
    [InlineData("The treaty states that the ferry will stay.")]
    [InlineData("Item: Anchor · Price (crowns): 240 · Valid from: 2025-01-01")]
    [InlineData("Present: Mrs Thea Holm, Mr Aksel Born.")]
    [InlineData("Treasurer: Ida Vass")]
    public void Nobody_is_made_a_speaker(string quote) => Speaker.In(quote).ShouldBeNull();

    [Fact]
    public void Any_text_can_be_looked_through() => Properties.Check(Properties.HostileText, text =>
    {
        PassedDate.In(text, Today);
        Speaker.In(text);
        foreach (var kind in Enum.GetValues<AnswerKind>())
        {
            StatedValues.Find(kind, new(text), term => term.Length > 6, new(text));
            AnswerEvidence.Find(kind, text).ToList().ShouldAllBe(found => found.Start + found.Length <= text.Length);
        }
    });
}
