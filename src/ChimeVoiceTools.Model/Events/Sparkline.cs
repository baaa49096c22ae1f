namespace ChimeVoiceTools;

/// <summary>Draws readings as one line of block characters.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const int MostColumns = 24;

    // The scale is fixed, so that two calls can be compared at a glance.
    private const double Lowest = -1;
    private const double Highest = 1;

    public static string Draw(VoiceTone[] readings)
    {
        double[] balances = [.. readings.Where(static reading => reading.Balance is not null)
            .Select(static reading => reading.Balance!.Value)];
        var columns = Math.Min(balances.Length, MostColumns);
        var line = new char[columns];
        for (var column = 0; column < columns; column++)
        {
            var from = (int)((long)column * balances.Length / columns);
            var to = (int)((column + 1L) * balances.Length / columns);
            line[column] = Block(balances.Skip(from).Take(to - from).Average());
        }

        return new string(line);
    }

    private static char Block(double balance)
    {
        var share = (balance - Lowest) / (Highest - Lowest);
        return Blocks[Math.Min(Blocks.Length - 1, Math.Max(0, (int)(share * Blocks.Length)))];
    }
}
