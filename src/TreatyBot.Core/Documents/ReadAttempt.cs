namespace TreatyBot.Core.Documents;

/// <summary>
/// By what a file that made no document is known again: while nothing of this changes, reading it anew would come to the same.
/// </summary>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">The time that the file system gives.</param>
/// <param name="Readers">The versions of all readers, and the limits within which they read.</param>
public sealed record ReadAttempt(long Size, DateTimeOffset Modified, string Readers);
