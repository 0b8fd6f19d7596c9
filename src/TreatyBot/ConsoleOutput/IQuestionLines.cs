namespace TreatyBot.ConsoleOutput;

/// <summary>Where the prompt gets its lines from.</summary>
internal interface IQuestionLines
{
    /// <summary>The next line; null where there are no more.</summary>
    ValueTask<string?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Says something about the prompt itself, where a person is there to read it.</summary>
    void Say(string text);
}
