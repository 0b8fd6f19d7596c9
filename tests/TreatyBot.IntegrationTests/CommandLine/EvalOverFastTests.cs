namespace TreatyBot.IntegrationTests.CommandLine;

/// <summary>Both indexes find the same, so that the same bounds hold.</summary>
public sealed class EvalOverFastTests : EvalTests
{
    private protected override string Index => "Fast";
}
