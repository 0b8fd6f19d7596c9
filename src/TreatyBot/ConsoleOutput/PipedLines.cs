namespace TreatyBot.ConsoleOutput;

/// <summary>Lines from a file or another program: nobody is there who could edit them.</summary>
internal sealed class PipedLines : IQuestionLines
{
    public ValueTask<string?> ReadAsync(CancellationToken cancellationToken) => Console.In.ReadLineAsync(cancellationToken);

    public void Say(string text)
    {
    }
}
