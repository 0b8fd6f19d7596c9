namespace TreatyBot.Core.Meaning;

/// <summary>
/// Reads a question and a sentence together and says how well the one answers the other: slower and sharper than comparing vectors.
/// </summary>
public interface IReranker
{
    /// <summary>A finite number, higher is better, comparable between sentences of one question. It runs on the caller's thread.</summary>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    float Score(string question, string sentence, CancellationToken cancellationToken);
}
