using System.Net;
using System.Reflection;

// The old protocols are what a process may have been left with.
#pragma warning disable CA5364

namespace ChimeVoiceTools.Framework.Tests.Loading;

/// <summary>
/// The built module, loaded as its script loads it in Windows PowerShell, each time in an application domain of its own.
/// </summary>
public sealed class LoadingTests
{
    private const SecurityProtocolType Old = SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls;

    [Theory]
    [InlineData(Old, Old | SecurityProtocolType.Tls12)]
    [InlineData(SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12, SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12)]
    [InlineData(SecurityProtocolType.SystemDefault, SecurityProtocolType.SystemDefault)]
    public void TLS_1_2_is_on_where_protocols_are_named_and_what_the_system_decides_is_left_to_it(
        SecurityProtocolType before, SecurityProtocolType after) =>
        Assert.Equal(after, InNewDomain(session => session.Load(before)));

    [Fact]
    public void What_was_set_after_the_import_stays_when_the_module_is_imported_again() =>
        Assert.Equal(SecurityProtocolType.Tls11, InNewDomain(session =>
        {
            session.Load(Old);
            return session.Load(SecurityProtocolType.Tls11);
        }));

    private static SecurityProtocolType InNewDomain(Func<Session, SecurityProtocolType> use)
    {
        AppDomain domain = AppDomain.CreateDomain("Windows PowerShell", null, AppDomain.CurrentDomain.SetupInformation);
        try
        {
            return use((Session)domain.CreateInstanceFromAndUnwrap(typeof(Session).Assembly.Location, typeof(Session).FullName));
        }
        finally
        {
            AppDomain.Unload(domain);
        }
    }

    /// <summary>A process of Windows PowerShell, as far as the module's loader is concerned.</summary>
    public sealed class Session : MarshalByRefObject
    {
#pragma warning disable CA1822 // A static method would run in the caller's domain.
        public SecurityProtocolType Load(SecurityProtocolType protocols)
#pragma warning restore CA1822
        {
            ServicePointManager.SecurityProtocol = protocols;

            // LoadFrom, which the script calls, would give this program's own copy.
            Assembly.LoadFile(Path.Combine(Repository.Root, "bin", "net472", "ChimeVoiceTools.Model.dll"))
                .GetType("ChimeVoiceTools.ModuleAssemblyResolver", throwOnError: true).GetMethod("LoadModule").Invoke(null, null);
            return ServicePointManager.SecurityProtocol;
        }
    }
}
