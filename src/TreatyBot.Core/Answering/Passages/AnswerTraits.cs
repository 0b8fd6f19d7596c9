namespace TreatyBot.Core.Answering.Passages;

/// <summary>The kinds of things that answer, as a set: which of them a word, or a sentence, is part of.</summary>
[Flags]
internal enum AnswerTraits : ushort
{
    None = 0,
    Date = 1,
    Duration = 2,
    Amount = 4,
    Person = 8,
    Place = 16,
    Definition = 32,
    Name = 64,
    Reason = 128,
    Procedure = 256,
    Speech = 512,
    Composition = 1024,
    AtLeast = 2048,
    AtMost = 4096,
}
