using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using ChimeVoiceTools.Emulator.State;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Emulators;

/// <summary>Reads quotas from a hashtable.</summary>
internal static class QuotaTable
{
    private static readonly PropertyInfo[] Quotas =
        [.. typeof(EmulatorQuotas).GetProperties().Where(static property => property.PropertyType == typeof(int))];

    /// <summary>The quotas and what the service has for each.</summary>
    public static IEnumerable<(string Name, int Value)> Defaults =>
        Quotas.Select(static quota => (quota.Name, (int)quota.GetValue(new EmulatorQuotas())!));

    /// <summary>Quotas with the entries of a table in place of what they were.</summary>
    /// <exception cref="ArgumentException">An entry is not known.</exception>
    /// <exception cref="PSInvalidCastException">A value is no whole number.</exception>
    public static EmulatorQuotas Apply(Hashtable table, EmulatorQuotas before)
    {
        var after = before with { };
        foreach (DictionaryEntry entry in table)
        {
            var name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty;
            PropertyInfo quota = Array.Find(Quotas, quota => quota.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException(
                    Text.Format(Messages.RuleQuotaEntry, name, string.Join(", ", Quotas.Select(static quota => quota.Name))));
            quota.SetValue(after, LanguagePrimitives.ConvertTo<int>(entry.Value));
        }

        return after;
    }
}
