namespace TreatyBot.Core.Text;

/// <summary>
/// Takes the endings off English words, so that <c>renews</c>, <c>renewed</c> and <c>renewal</c> meet. The algorithm is Martin Porter's
/// second ("Porter2", snowballstem.org/algorithms/english), with one addition for the language of agreements: see <see cref="Special"/>.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["idly"] = "idl", ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli",
        ["only"] = "onli", ["singly"] = "singl", ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas",
        ["cosmos"] = "cosmos", ["bias"] = "bias", ["andes"] = "andes",
        ["inning"] = "inning", ["outing"] = "outing", ["canning"] = "canning", ["herring"] = "herring", ["earring"] = "earring",
        ["proceed"] = "proceed", ["exceed"] = "exceed", ["succeed"] = "succeed",
        // Nouns in -al of verbs that agreements live by: the algorithm leaves "renewal" beside "renew".
        ["renewal"] = "renew", ["renewals"] = "renew", ["withdrawal"] = "withdraw", ["withdrawals"] = "withdraw",
    };

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ization", "ize"), ("ational", "ate"), ("ousness", "ous"), ("iveness", "ive"), ("fulness", "ful"),
        ("tional", "tion"), ("lessli", "less"), ("biliti", "ble"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"),
        ("fulli", "ful"), ("ousli", "ous"), ("iviti", "ive"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"),
        ("ator", "ate"), ("alli", "al"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <param name="word">In lower case, without diacritics.</param>
    /// <returns>The stem; words of other scripts, short words and words with digits come back as they are.</returns>
    public static string Stem(string word)
    {
        if (word.Length <= 2)
        {
            return word;
        }

        foreach (var c in word)
        {
            if (!char.IsAsciiLetterLower(c))
            {
                return word;
            }
        }

        return Special.TryGetValue(word, out var known) ? known : new Stemming(word).Run();
    }

    private ref struct Stemming
    {
        private readonly Span<char> _letters;
        private int _length;
        private int _r1;
        private int _r2;

        public Stemming(string word)
        {
            // Room for one letter more: "hop" becomes "hope".
            _letters = new char[word.Length + 1];
            word.CopyTo(_letters);
            _length = word.Length;
        }

        private readonly ReadOnlySpan<char> Word => _letters[.._length];

        public string Run()
        {
            MarkConsonantYs();
            FindRegions();
            PluralEndings();
            if (Word is not ("inning" or "outing" or "canning" or "herring" or "earring" or "proceed" or "exceed" or "succeed"))
            {
                PastAndGerundEndings();
                FinalY();
                Replace(Step2, isStep3: false);
                Replace(Step3, isStep3: true);
                RemoveStep4();
                FinalEOrL();
            }

            return Word.ToString().Replace('Y', 'y');
        }

        private readonly bool IsVowel(int at) => _letters[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

        private readonly void MarkConsonantYs()
        {
            for (var i = 0; i < _length; i++)
            {
                if (_letters[i] == 'y' && (i == 0 || IsVowel(i - 1)))
                {
                    _letters[i] = 'Y';
                }
            }
        }

        private void FindRegions()
        {
            _r1 = Word.StartsWith("gener") || Word.StartsWith("arsen") ? 5
                : Word.StartsWith("commun") ? 6
                : RegionAfter(0);
            _r2 = RegionAfter(_r1);
        }

        private readonly int RegionAfter(int from)
        {
            for (var i = from + 1; i < _length; i++)
            {
                if (!IsVowel(i) && IsVowel(i - 1))
                {
                    return i + 1;
                }
            }

            return _length;
        }

        private readonly bool EndsWith(string suffix) => Word.EndsWith(suffix);

        private readonly bool InR1(int suffixLength) => _length - suffixLength >= _r1;

        private readonly bool InR2(int suffixLength) => _length - suffixLength >= _r2;

        private void Cut(int count) => _length -= count;

        private void Put(int suffixLength, string replacement)
        {
            _length -= suffixLength;
            replacement.CopyTo(_letters[_length..]);
            _length += replacement.Length;
        }

        private readonly bool HasVowelBefore(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (IsVowel(i))
                {
                    return true;
                }
            }

            return false;
        }

        private void PluralEndings()
        {
            if (EndsWith("sses"))
            {
                Cut(2);
            }
            else if (EndsWith("ied") || EndsWith("ies"))
            {
                Put(3, _length > 4 ? "i" : "ie");
            }
            else if (EndsWith("s") && !EndsWith("us") && !EndsWith("ss") && HasVowelBefore(_length - 2))
            {
                Cut(1);
            }
        }

        private void PastAndGerundEndings()
        {
            if (EndsWith("eedly") || EndsWith("eed"))
            {
                var suffix = EndsWith("eedly") ? 5 : 3;
                if (InR1(suffix))
                {
                    Put(suffix, "ee");
                }

                return;
            }

            var length = EndsWith("ingly") ? 5 : EndsWith("edly") ? 4 : EndsWith("ing") ? 3 : EndsWith("ed") ? 2 : 0;
            if (length == 0 || !HasVowelBefore(_length - length))
            {
                return;
            }

            Cut(length);
            if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
            {
                Put(0, "e");
            }
            else if (EndsInDouble())
            {
                Cut(1);
            }
            else if (IsShortWord())
            {
                Put(0, "e");
            }
        }

        private readonly bool EndsInDouble() =>
            _length >= 2
            && _letters[_length - 1] == _letters[_length - 2]
            && _letters[_length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

        private readonly bool IsShortWord() => _r1 >= _length && EndsInShortSyllable(_length);

        private readonly bool EndsInShortSyllable(int end) =>
            end == 2
                ? IsVowel(0) && !IsVowel(1)
                : end > 2 && !IsVowel(end - 3) && IsVowel(end - 2) && !IsVowel(end - 1) && _letters[end - 1] is not ('w' or 'x' or 'Y');

        private readonly void FinalY()
        {
            if (_length > 2 && _letters[_length - 1] is 'y' or 'Y' && !IsVowel(_length - 2))
            {
                _letters[_length - 1] = 'i';
            }
        }

        private void Replace((string Suffix, string Replacement)[] rules, bool isStep3)
        {
            foreach (var (suffix, replacement) in rules)
            {
                if (!EndsWith(suffix))
                {
                    continue;
                }

                var allowed = InR1(suffix.Length) && suffix switch
                {
                    "ogi" => _length > 3 && _letters[_length - 4] == 'l',
                    "li" when !isStep3 =>
                        _length > 2 && _letters[_length - 3] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                    "ative" => InR2(suffix.Length),
                    _ => true,
                };
                if (allowed)
                {
                    Put(suffix.Length, replacement);
                }

                return;
            }
        }

        private void RemoveStep4()
        {
            foreach (var suffix in Step4)
            {
                if (!EndsWith(suffix))
                {
                    continue;
                }

                if (InR2(suffix.Length) && (suffix != "ion" || (_length > 3 && _letters[_length - 4] is 's' or 't')))
                {
                    Cut(suffix.Length);
                }

                return;
            }
        }

        private void FinalEOrL()
        {
            if (EndsWith("e"))
            {
                if (InR2(1) || (InR1(1) && !EndsInShortSyllable(_length - 1)))
                {
                    Cut(1);
                }
            }
            else if (EndsWith("l") && InR2(1) && _length > 1 && _letters[_length - 2] == 'l')
            {
                Cut(1);
            }
        }
    }
}
