using System.Numerics.Tensors;
using FsCheck.Fluent;
using TreatyBot.Core.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class QuantizedVectorTests
{
    [Fact]
    public void Cosines_are_within_a_hundredth_of_what_the_floats_give() => Properties.Check(
        Gen.Choose(1, 20_000).SelectMany(seed => Gen.Elements(64, 100, 384, 768).Select(dimensions => (seed, dimensions))),
        made =>
        {
            var random = new Random(made.seed);
            var one = RandomVectors.One(random, made.dimensions);
            var other = RandomVectors.Near(random, one, random.NextSingle() * 3);

            Cosine(one, other).ShouldBe(TensorPrimitives.CosineSimilarity<float>(one, other), 0.01f);
        });

    [Theory]
    [InlineData(1e-44f)]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void The_length_of_a_vector_does_not_matter(float length)
    {
        float[] one = [3 * length, 4 * length];

        Cosine(one, [3, 4]).ShouldBe(1, 0.01f);
        Cosine(one, [-4, 3]).ShouldBe(0, 0.01f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_has_no_direction_is_like_nothing(float component)
    {
        float[] broken = component == 0 ? [0, 0, 0] : [1, component, 1];

        Cosine(broken, [1, 1, 1]).ShouldBe(0);
        Cosine(broken, broken).ShouldBe(0);
    }

    [Fact]
    public void An_empty_vector_is_like_nothing() => Cosine([], []).ShouldBe(0);

    [Fact]
    public void The_dot_product_is_exact_for_any_length_and_any_bytes() => Properties.Check(
        Gen.Choose(sbyte.MinValue, sbyte.MaxValue).Select(value => (sbyte)value).ListOf().Select(values => values.ToArray()),
        values =>
        {
            sbyte[] other = [.. values.Reverse()];

            QuantizedVector.Dot(Widened(values), other).ShouldBe(values.Zip(other, (one, two) => one * two).Sum());
        });

    [Fact]
    public void The_largest_products_do_not_overflow()
    {
        var least = Enumerable.Repeat(sbyte.MinValue, 8192).ToArray();

        QuantizedVector.Dot(Widened(least), least).ShouldBe(8192 * 128 * 128);
    }

    private static short[] Widened(sbyte[] components) => Array.ConvertAll(components, component => (short)component);

    private static float Cosine(float[] one, float[] other)
    {
        var components = new sbyte[other.Length];
        var scale = QuantizedVector.Quantize(other, components);
        return new QueryVector(one).Cosine(components, scale);
    }
}
