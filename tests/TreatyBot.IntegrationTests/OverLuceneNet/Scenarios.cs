// The same scenarios as over the built-in index, under the same names.
namespace TreatyBot.IntegrationTests.OverLuceneNet;

public sealed class EvalTests : CommandLine.EvalTests, IOverLibrary;
