using System.Collections.Frozen;

namespace TreatyBot.Core.Text;

/// <summary>Words that carry the grammar of a question, not its subject, as they are written. English; "US" in capitals is not one of them.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = (
        "a about above after again against all also am an and any are aren't as at be because been before being below between both but by can can't cannot could "
        + "couldn't d did didn't do does doesn't doing don't down during each else few for from further had hadn't has hasn't have haven't having he her here hers "
        + "herself him himself his how however i if in into is isn't it its itself just ll m may me might more most must mustn't my myself nor not of off on "
        + "once only or other ought our ours ourselves out over own please re s same shall shan't she should shouldn't so some such t than that the their theirs "
        + "them themselves then there these they this those through to too under until up upon us ve very was wasn't we were weren't what whatever when whenever "
        + "where wherever which whichever while who whoever whom whose why will with within without won't would wouldn't you your yours yourself yourselves "
        + "tell know find give show let get got many much long often exactly according regarding concerning say says said state stated mean means happen happens "
        + "happened kind type sort way still currently now yet ever already anymore today").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a word, as written, that says nothing of what is looked for.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word is not "US" && BySpan.Contains(word);
}
