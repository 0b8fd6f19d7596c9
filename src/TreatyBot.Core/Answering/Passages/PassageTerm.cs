using System.Runtime.InteropServices;
using TreatyBot.Core.Text;

namespace TreatyBot.Core.Answering.Passages;

/// <summary>A word of a passage that is no stop word, in eight bytes: the passages of a whole corpus stay at hand.</summary>
/// <param name="Hash">What <see cref="TermHash"/> makes of its term.</param>
/// <param name="Start">Where it begins, told from the beginning of its passage.</param>
/// <param name="Traits">What it is part of.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct PassageTerm(uint Hash, ushort Start, AnswerTraits Traits);
