namespace TreatyBot.Tests.Meaning;

/// <summary>Made-up vectors that are the same in every run.</summary>
internal static class RandomVectors
{
    public static float[] One(Random random, int dimensions)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            // A sum of twelve is as good as normally distributed.
            var sum = -6f;
            for (var j = 0; j < 12; j++)
            {
                sum += random.NextSingle();
            }

            vector[i] = sum;
        }

        return vector;
    }

    /// <summary>A vector near another: <paramref name="distance"/> 1 is as much noise as there is signal.</summary>
    public static float[] Near(Random random, float[] centre, float distance)
    {
        var noise = One(random, centre.Length);
        return [.. centre.Zip(noise, (one, other) => one + (distance * other))];
    }
}
