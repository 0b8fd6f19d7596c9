using System.Collections.Frozen;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Understanding;

/// <summary>
/// Words that bind a question together and are seldom in what answers it: "associated" in "which sport is she associated with", "commonly"
/// in "what is it commonly called". They count for little, but unlike stop words they count.
/// </summary>
internal static class LightWords
{
    private static readonly FrozenSet<string> Terms = (
        "associated affiliated related involved connected linked known commonly famous considered thought believed regarded seen "
            + "viewed located situated found "
        + "another additional certain specific particular main primary primarily typically usually generally mostly normally "
        + "frequently sometimes eventually originally "
        + "officially actually basically mainly needed take took taken place occur happening become became used using use serve served "
        + "called named referred refer term "
        + "describe described mention mentioned include included including consist example examples percentage amount number total "
        + "overall purpose result "
        + "following allowed supposed able want wanted need possible special different various several important exist existed play "
        + "part role turn turned "
        + "carried made make done give given provide provided come came go went get")
        .Split(' ').Select(word => Tokenizer.TermOf(word)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for the term of such a word.</summary>
    public static bool Contains(string term) => Terms.Contains(term);
}
