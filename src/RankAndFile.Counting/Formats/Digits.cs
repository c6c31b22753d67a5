namespace RankAndFile.Counting.Formats;

/// <summary>Whole numbers as files write them: digits and nothing else.</summary>
internal static class Digits
{
    internal static bool TryNumber(ReadOnlySpan<byte> word, out long number)
    {
        number = 0;
        foreach (var each in word)
        {
            var digit = each - '0';
            if (digit is < 0 or > 9 || number > (long.MaxValue - 9) / 10)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        return !word.IsEmpty;
    }

    internal static bool TryNumber(string word, out long number) =>
        TryNumber(System.Text.Encoding.UTF8.GetBytes(word), out number);
}
