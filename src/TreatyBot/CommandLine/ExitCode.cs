namespace TreatyBot.CommandLine;

/// <summary>What a command tells the shell; the README lists them.</summary>
internal static class ExitCode
{
    /// <summary>The command did what it was asked; a question was answered.</summary>
    public const int Success = 0;

    /// <summary>Something must be mended first; the message says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line could not be understood; the message says why.</summary>
    public const int Usage = 2;

    /// <summary>The documents do not say.</summary>
    public const int NothingFound = 3;

    /// <summary>The question was refused; the reply says why.</summary>
    public const int QuestionRefused = 4;
}
