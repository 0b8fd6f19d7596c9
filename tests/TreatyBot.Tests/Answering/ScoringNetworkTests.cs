using FsCheck.Fluent;
using TreatyBot.Core.Answering.Ranking;

namespace TreatyBot.Tests.Answering;

public sealed class ScoringNetworkTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 19).Select(i => $"n{i}")];

    [Fact]
    public void A_score_is_the_weighted_sum_and_what_the_hidden_units_add() => Properties.Check(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var linear = Weights(random);
            HiddenUnit[] units = [.. Enumerable.Range(0, random.Next(4))
                .Select(_ => new HiddenUnit(random.NextDouble(), random.NextDouble(), Weights(random)))];
            float[] inputs = [.. Names.Select(_ => (float)random.NextDouble())];

            var expected = Sum(linear) + units.Sum(unit => unit.Output * Math.Tanh(unit.Bias + Sum(unit.Weights)));

            Network(linear, units).Score(inputs).ShouldBe(expected, 1e-4);

            double Sum(Dictionary<string, double> weights) => Names.Select((name, i) => weights[name] * inputs[i]).Sum();
        });

    [Fact]
    public void Weights_for_an_input_that_there_is_not_are_refused_by_its_name()
    {
        var weights = Weights(new Random(1));
        weights["n99"] = 1;

        Should.Throw<FormatException>(() => Network(weights)).Message.ShouldContain("'n99' under 'ranking'");
    }

    [Fact]
    public void An_input_without_a_weight_is_refused_by_its_name()
    {
        var weights = Weights(new Random(1));
        weights.Remove("n7");

        Should.Throw<FormatException>(() => Network(weights)).Message.ShouldContain("'n7' under 'ranking'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"ranking": null, "confidence": null}""")]
    [InlineData("""{"ranking": {"InSentence": 1}, "confidence": {"Constant": 1}}""")]
    public void What_is_no_model_is_refused(string json) => Should.Throw<FormatException>(() => RankingModel.Parse(json));

    [Theory]
    [InlineData("with-meaning.json")]
    [InlineData("words-alone.json")]
    public void The_models_of_the_program_can_be_read(string file) =>
        RankingModel.Parse(File.ReadAllText(Repository.File($"config/ranking/{file}"))).ShouldNotBeNull();

    private static ScoringNetwork Network(Dictionary<string, double> linear, params HiddenUnit[] units) =>
        new(new NetworkWeights(linear, units), Names, "ranking");

    private static Dictionary<string, double> Weights(Random random) => Names.ToDictionary(name => name, _ => random.NextDouble() - 0.5);
}
