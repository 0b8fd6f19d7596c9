using Microsoft.Extensions.Options;

namespace TreatyBot.Meaning;

/// <summary>Says, before anything starts, that a model's name is none.</summary>
internal sealed class MeaningOptionsValidator : IValidateOptions<MeaningOptions>
{
    public ValidateOptionsResult Validate(string? name, MeaningOptions options) =>
        options.Model.Length == 0 || MeaningOptions.Names.Contains(options.Model, StringComparer.Ordinal)
            || Path.IsPathRooted(options.Model)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Meaning:Model is '{options.Model}', but has to be {string.Join(", ", MeaningOptions.Names)}, or the path of an ONNX "
                + "encoder, such as models/own.onnx.");
}
