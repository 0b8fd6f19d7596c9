namespace TreatyBot.Core.Meaning;

/// <summary>The encoder has failed. It is noted and logged already; its message is a sentence for an operator.</summary>
internal sealed class EncoderException(string message, Exception inner) : Exception(message, inner);
