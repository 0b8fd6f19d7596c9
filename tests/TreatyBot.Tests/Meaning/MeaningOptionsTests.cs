using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TreatyBot.Meaning;

namespace TreatyBot.Tests.Meaning;

public sealed class MeaningOptionsTests
{
    [Theory]
    [InlineData("ArcticXs", "ArcticXs")]
    [InlineData("arcticxs", "ArcticXs")]
    [InlineData("minilm", "MiniLM")]
    [InlineData("both", "Both")]
    [InlineData("NONE", "None")]
    [InlineData("models/own", "/srv/bot/models/own")]
    [InlineData("own.onnx", "/srv/bot/own.onnx")]
    [InlineData("/models/own.onnx", "/models/own.onnx")]
    public void A_model_is_a_name_however_it_is_written_or_a_path_from_the_installation(string given, string model) =>
        Options(given).Model.ShouldBe(model);

    [Theory]
    [InlineData("ArticXs")]
    [InlineData("true")]
    public void A_word_that_is_no_name_is_refused_with_what_it_can_be(string given) =>
        Should.Throw<OptionsValidationException>(() => Options(given)).Message
            .ShouldBe(
                $"Meaning:Model is '{given}', but has to be ArcticXs, MiniLM, Both, None, or the path of an ONNX encoder, such as "
                    + "models/own.onnx.");

    private static MeaningOptions Options(string model)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Meaning:Model", model)])
            .Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddMeaning("/srv/bot")
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<MeaningOptions>>().Value;
    }
}
