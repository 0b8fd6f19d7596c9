namespace TreatyBot.IntegrationTests;

/// <summary>Marks scenarios that run over the platform's library. Without it they run over what is built in.</summary>
internal interface IOverLibrary;
