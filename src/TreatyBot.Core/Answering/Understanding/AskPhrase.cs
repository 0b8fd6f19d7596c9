namespace TreatyBot.Core.Answering.Understanding;

/// <summary>Words that ask for a kind of answer.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Parts">The words, in small letters; one where a language writes no spaces.</param>
internal sealed record AskPhrase(AnswerKind Kind, string[] Parts);
