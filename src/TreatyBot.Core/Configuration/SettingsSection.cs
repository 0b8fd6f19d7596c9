namespace TreatyBot.Core.Configuration;

/// <summary>
/// A part of the configuration and the type that it is read into. Every section that is read is registered as one of these: a key that none
/// of them has is reported as a mistake, with the nearest one that there is.
/// </summary>
/// <param name="Key">Where it begins, such as <c>Answering</c>.</param>
/// <param name="Type">A class whose properties are the keys below it, or a list of such.</param>
public sealed record SettingsSection(string Key, Type Type);
