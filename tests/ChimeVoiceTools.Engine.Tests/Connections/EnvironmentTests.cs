using System.Reflection;
using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Connections;

/// <summary>What the environment of the process says about a connection.</summary>
[Collection(ProcessWideSettings.Name)]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Names =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION",
        "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_CHIME_SDK_VOICE",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_ROLE_ARN",
    ];

    private readonly Dictionary<string, string?> _before = Names.ToDictionary(
        static name => name, Environment.GetEnvironmentVariable);
    private readonly string _file = Path.GetTempFileName();

    public EnvironmentTests()
    {
        foreach (var name in Names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_REGION", "us-east-1");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_variable_can_be_read_from_what_the_pool_keeps()
    {
        Set("AWS_ACCESS_KEY_ID", "AKIDREADABLE");
        Set("AWS_SECRET_ACCESS_KEY", "secret-of-environment");
        Set("AWS_SESSION_TOKEN", "token-of-environment");
        using var connection = await ConnectAsync("https://readable.example.test");

        var cache = typeof(ConnectionPool).GetField("Connections", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var kept = (System.Collections.IDictionary)cache.GetType().GetField(
            "_byKey", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(cache)!;
        var shown = string.Join("\n", kept.Keys.Cast<string>()) + connection.Key + connection.Description + connection;

        Assert.DoesNotContain("secret-of-environment", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-environment", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIDREADABLE", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("AWS_SESSION_TOKEN")]
    public async Task Keys_that_would_begin_another_header_are_not_sent(string variable)
    {
        await using var server = HostileServer.That(200, "{}");
        Set("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        Set("AWS_SECRET_ACCESS_KEY", "any");
        Set(variable, "begin\r\nX-Smuggled: yes");
        using var connection = await ConnectAsync(server.Url);

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => connection.Voice.GetVoiceProfileAsync(new() { VoiceProfileId = "any" }, Token));

        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Contains("AWS_ACCESS_KEY_ID", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Smuggled", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Keys_with_a_line_break_at_their_end_are_good()
    {
        await using var server = HostileServer.That(200, """{"VoiceProfile":{"VoiceProfileId":"any"}}""");
        Set("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE\n");
        Set("AWS_SECRET_ACCESS_KEY", "secret\r\n");
        Set("AWS_SESSION_TOKEN", "token\n");
        using var connection = await ConnectAsync(server.Url);

        await connection.Voice.GetVoiceProfileAsync(new() { VoiceProfileId = "any" }, Token);

        var request = Assert.Single(server.Requests);
        Assert.Contains("Credential=AKIDEXAMPLE/", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal("token", request.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task A_profile_that_only_the_environment_names_is_named_where_it_is_missing()
    {
        Set("AWS_PROFILE", "nobody");

        var error = await Assert.ThrowsAsync<ChimeException>(() => ConnectAsync("https://readable.example.test"));

        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Contains("'nobody'", error.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_PROFILE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-file\nsecret-of-file without a name\n")]
    [InlineData("[default\naws_secret_access_key = secret-of-file\n")]
    public async Task A_file_that_can_not_be_read_is_not_quoted_and_its_reader_not_kept(string content)
    {
        File.WriteAllText(_file, content);

        var error = await Assert.ThrowsAsync<ChimeException>(() => ConnectAsync("https://readable.example.test", _file));

        Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
        Assert.Null(error.InnerException);
        Assert.DoesNotContain("secret-of-file", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_without_an_end_is_not_read_to_it()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no file without an end here.");
        Assert.SkipWhen(Platform.IsMono, "AWSSDK.Core for .NET Framework takes no paths but those of Windows.");
        Set("AWS_WEB_IDENTITY_TOKEN_FILE", "/dev/zero");
        Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/listener");
        using var connection = await ConnectAsync("http://127.0.0.1:9");

        var error = await Assert.ThrowsAsync<ChimeException>(
            () => connection.Voice.GetVoiceProfileAsync(new() { VoiceProfileId = "any" }, Token));

        Assert.Contains("1024 KiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credentials_file_that_is_longer_than_any_is_not_read()
    {
        File.WriteAllText(_file, "[default]\n" + new string('#', 2 * 1024 * 1024));

        var error = await Assert.ThrowsAsync<ChimeException>(() => ConnectAsync("https://readable.example.test", _file));

        Assert.Contains("1024 KiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_names_the_endpoint_the_region_and_the_source_of_the_credentials()
    {
        File.WriteAllText(_file, "[default]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-file\n");
        using var connection = await ConnectAsync("https://voice.example.test:8443/path", _file);

        Assert.Contains("voice.example.test:8443", connection.Description, StringComparison.Ordinal);
        Assert.Contains("us-east-1", connection.Description, StringComparison.Ordinal);
        Assert.Contains("'default'", connection.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIDEXAMPLE", connection.Description, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var variable in _before)
        {
            Environment.SetEnvironmentVariable(variable.Key, variable.Value);
        }

        File.Delete(_file);
    }

    private static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    private static Task<Connection> ConnectAsync(string url, string? profileLocation = null) =>
        ConnectionPool.GetAsync(
            new ConnectionOptions { EndpointUrl = url, ProfileLocation = profileLocation }, TaskOrigin.None, Token);
}
