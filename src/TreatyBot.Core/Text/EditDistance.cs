namespace TreatyBot.Core.Text;

/// <summary>
/// How many letters must be put in, left out, replaced, or swapped with their neighbour to make one word of another, no letter being
/// touched twice ("optimal string alignment"; Damerau, "A technique for computer detection and correction of spelling errors", 1964).
/// </summary>
public static class EditDistance
{
    /// <summary>The distance, or anything above <paramref name="most"/> where it is more than that.</summary>
    /// <param name="one">A word.</param>
    /// <param name="other">Another.</param>
    /// <param name="most">From here on the exact distance does not matter: the work ends early.</param>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        // Three rows of the table: the one that is filled, and the two before it.
        var (row, before, beforeThat) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            (row, before, beforeThat) = (beforeThat, row, before);
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(before[j], row[j - 1]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeThat[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most && before.Min() > most)
            {
                return most + 1;
            }
        }

        return row[other.Length];
    }
}
