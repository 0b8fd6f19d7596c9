namespace TreatyBot.Core.Answering;

/// <summary>A question as it was understood.</summary>
/// <param name="Text">What was asked.</param>
/// <param name="Kind">What kind of answer is wanted.</param>
/// <param name="Concepts">What it speaks of, in the order of the question; empty where it has nothing to look for.</param>
/// <param name="ClauseReference">The article, section or clause that is asked for by number, such as <c>4</c> or <c>II</c>; null where none is.</param>
public sealed record QuestionAnalysis(string Text, AnswerKind Kind, IReadOnlyList<Concept> Concepts, ClauseReference? ClauseReference);

/// <summary>A part of a document asked for by its number.</summary>
/// <param name="Label">The term of the word before the number: <c>articl</c>, <c>section</c>, <c>annex</c> …</param>
/// <param name="Numbers">The number in every way it may be written, as terms: <c>4</c>, <c>iv</c>, <c>four</c>.</param>
public sealed record ClauseReference(string Label, IReadOnlyList<string> Numbers);
