namespace TreatyBot.Core.Documents;

/// <summary>A stretch of a text in one language.</summary>
/// <param name="Start">Where it begins; it reaches up to the next one.</param>
/// <param name="Code">The language, such as <c>de</c>.</param>
public sealed record LanguageRun(int Start, string Code);
