namespace TreatyBot.Core.Documents;

/// <summary>What a text calls something for short.</summary>
/// <param name="ShortForm">"WTO", "the X Agreement" without its article.</param>
/// <param name="LongForm">"World Trade Organization".</param>
public sealed record Abbreviation(string ShortForm, string LongForm);
