using Lucene.Net.Index;
using Lucene.Net.Util;

namespace TreatyBot.LuceneIndex;

/// <summary>Where in a segment the postings of a term are.</summary>
/// <param name="Term">The term as Lucene writes it.</param>
/// <param name="Passages">How many passages have the term, deleted ones too.</param>
/// <param name="Words">The postings in all fields together.</param>
/// <param name="Title">Those of the title; null where no title has it.</param>
/// <param name="Headings">Likewise of the headings.</param>
internal sealed record TermPlace(BytesRef Term, int Passages, TermState? Words, TermState? Title, TermState? Headings)
{
    public static TermPlace None { get; } = new(new BytesRef(), 0, null, null, null);
}
