using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>A word of a heading.</summary>
/// <param name="Hash">What <see cref="TermHash"/> makes of its term.</param>
/// <param name="IsLabel">True for "Article" and its number, which say nothing of the subject.</param>
internal readonly record struct HeadingTerm(uint Hash, bool IsLabel);
