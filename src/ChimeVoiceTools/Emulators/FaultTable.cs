using System.Collections;
using System.Globalization;
using System.Management.Automation;
using ChimeVoiceTools.Emulator;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Emulators;

/// <summary>Reads a fault from a hashtable; times are seconds.</summary>
internal static class FaultTable
{
    private static readonly string[] Names =
    [
        nameof(EmulatorFault.Kind),
        nameof(EmulatorFault.Operation),
        nameof(EmulatorFault.ErrorName),
        nameof(EmulatorFault.Count),
        nameof(EmulatorFault.Skip),
        nameof(EmulatorFault.Share),
        nameof(EmulatorFault.From),
        nameof(EmulatorFault.Until),
        nameof(EmulatorFault.Delay),
    ];

    /// <exception cref="ArgumentException">An entry is not known, or the kind is missing.</exception>
    /// <exception cref="PSInvalidCastException">An entry's value is of another type.</exception>
    public static EmulatorFault Read(Hashtable table)
    {
        foreach (object key in table.Keys)
        {
            string name = Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;
            if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException(Text.Format(Messages.RuleFaultEntry, name, string.Join(", ", Names)));
            }
        }

        return new EmulatorFault
        {
            Kind = Get<FaultKind?>(table, nameof(EmulatorFault.Kind)) ?? throw new ArgumentException(Messages.RuleFaultKind),
            Operation = Get<string?>(table, nameof(EmulatorFault.Operation)),
            ErrorName = Get<string?>(table, nameof(EmulatorFault.ErrorName)),
            Count = Get<int?>(table, nameof(EmulatorFault.Count)),
            Skip = Get<int?>(table, nameof(EmulatorFault.Skip)) ?? 0,
            Share = Get<double?>(table, nameof(EmulatorFault.Share)) ?? 1,
            From = GetSeconds(table, nameof(EmulatorFault.From)),
            Until = GetSeconds(table, nameof(EmulatorFault.Until)),
            Delay = GetSeconds(table, nameof(EmulatorFault.Delay)) ?? TimeSpan.Zero,
        };
    }

    private static TimeSpan? GetSeconds(Hashtable table, string name) =>
        Get<double?>(table, name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static T Get<T>(Hashtable table, string name) =>
        table.ContainsKey(name) ? LanguagePrimitives.ConvertTo<T>(table[name]) : default!;
}
