using ChimeVoiceTools.Engine.Connections;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Connections;

public sealed class ConnectionPoolTests
{
    private static readonly ConnectionOptions Given = new()
    {
        Keys = new AccessKeys("AKIDEXAMPLE", "secret"),
        Region = "eu-central-1",
    };

    [Fact]
    public async Task Without_an_endpoint_requests_go_to_the_regions_own()
    {
        var connection = await Connect(Given);

        Assert.Equal("https://voice-chime.eu-central-1.amazonaws.com", connection.EndpointUrl);
        Assert.Equal("eu-central-1", connection.Region);
    }

    [Fact]
    public async Task One_connection_serves_all_that_is_given_alike()
    {
        Assert.Same(await Connect(Given), await Connect(Given with { }));
        Assert.NotSame(await Connect(Given), await Connect(Given with { Region = "us-east-1" }));
        Assert.NotSame(await Connect(Given), await Connect(Given with { Keys = new AccessKeys("AKIDEXAMPLE", "other") }));
    }

    [Fact]
    public async Task A_credentials_object_has_a_connection_of_its_own_whatever_its_keys_are()
    {
        // Records are equal by value, as credentials of AWSSDK.Core with the same keys are.
        var one = new ExternalKeys("AKIDEXAMPLE", "secret");
        var alike = new ExternalKeys("AKIDEXAMPLE", "secret");

        Assert.Same(await Connect(External(one)), await Connect(External(one)));
        Assert.NotSame(await Connect(External(one)), await Connect(External(alike)));
    }

    [Fact]
    public void A_credentials_object_never_shows_its_secret() =>
        Assert.DoesNotContain("secret", External(new ExternalKeys("AKIDEXAMPLE", "secret")).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task An_object_without_credentials_is_an_error_that_names_where_it_came_from()
    {
        var error = await Refused(External(new object()), ErrorIds.CredentialsNotFound);

        Assert.Contains("-Credential", error.Message, StringComparison.Ordinal);
        Assert.Contains("System.Object", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://voice.example.com")]
    [InlineData("http://10.0.0.1:8080")]
    [InlineData("http://127.0.0.1.example.com")]
    public async Task Plain_http_goes_to_this_machine_only(string endpoint)
    {
        var error = await Refused(Given with { EndpointUrl = endpoint });

        Assert.Contains("plain http", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://example.com")]
    [InlineData("/only/a/path")]
    [InlineData("https://user:password@example.com")]
    [InlineData("https://example.com/?a=b")]
    public async Task An_endpoint_that_is_no_address_is_refused(string endpoint) =>
        Assert.Contains("EndpointUrl", (await Refused(Given with { EndpointUrl = endpoint })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("us east 1")]
    [InlineData("us-east-1.example.com/")]
    [InlineData("us-east-1\n")]
    public async Task A_region_that_is_no_name_is_refused(string region) =>
        Assert.Contains("Region", (await Refused(Given with { Region = region })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://voice-chime.us-west-2.amazonaws.com")]
    [InlineData("https://voice-chime-fips.us-west-2.api.aws")]
    [InlineData("http://127.0.0.1:8765")]
    public async Task A_piped_object_is_followed_to_AWS_and_to_this_machine(string endpoint)
    {
        var connection = await ConnectionPool.GetAsync(
            Given with { Region = null }, new TaskOrigin("us-west-2", endpoint), TestContext.Current.CancellationToken);

        Assert.Equal(endpoint, connection.EndpointUrl);
        Assert.Equal("us-west-2", connection.Region);
    }

    [Theory]
    [InlineData("https://voice.example.com")]
    [InlineData("https://amazonaws.com.example.com")]
    [InlineData("https://evilamazonaws.com")]
    [InlineData("https://ec2-1-2-3-4.compute-1.amazonaws.com")]
    [InlineData("https://voice-chime.s3.amazonaws.com.example.com")]
    [InlineData("https://evil.s3.amazonaws.com")]
    public async Task A_piped_object_is_not_followed_elsewhere_unless_the_endpoint_is_given_again(string endpoint)
    {
        await Assert.ThrowsAsync<ChimeException>(
            () => ConnectionPool.GetAsync(Given, new TaskOrigin(null, endpoint), CancellationToken.None));

        var connection = await Connect(Given with { EndpointUrl = endpoint });
        Assert.Equal(endpoint, connection.EndpointUrl);
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_an_error_that_names_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            var error = await Refused(
                new ConnectionOptions { ProfileName = "nobody", ProfileLocation = file, Region = "us-east-1" },
                ErrorIds.CredentialsNotFound);

            Assert.Contains("nobody", error.Message, StringComparison.Ordinal);
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_credentials_file_that_is_malformed_is_an_error_that_does_not_quote_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "[secret-line", TestContext.Current.CancellationToken);

            var error = await Refused(
                new ConnectionOptions { ProfileName = "x", ProfileLocation = file, Region = "us-east-1" },
                ErrorIds.CredentialsNotFound);

            Assert.DoesNotContain("secret-line", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_profiles_region_is_taken_where_none_is_given()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                file,
                "[somebody]\naws_access_key_id=AKIDEXAMPLE\naws_secret_access_key=secret\nregion=ap-southeast-2\n",
                TestContext.Current.CancellationToken);

            var connection = await Connect(new ConnectionOptions { ProfileName = "somebody", ProfileLocation = file });

            Assert.Equal("ap-southeast-2", connection.Region);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task No_more_than_so_many_connections_are_kept_and_the_others_are_disposed_of_when_nobody_uses_them()
    {
        var used = await Connect(Given with { Keys = new AccessKeys("AKIDUSED", "secret") });
        var done = await Connect(Given with { Keys = new AccessKeys("AKIDDONE", "secret") });
        done.Dispose();
        for (var i = 0; i < 70; i++)
        {
            (await Connect(Given with { Keys = new AccessKeys($"AKIDOTHER{i}", "secret") })).Dispose();
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ask(done));
        Assert.IsNotType<ObjectDisposedException>(await Record.ExceptionAsync(() => Ask(used)));
        used.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Ask(used));
        using var anew = await Connect(Given with { Keys = new AccessKeys("AKIDDONE", "secret") });
        Assert.NotSame(done, anew);

        // Cancelled before anything is sent.
        static Task Ask(Connection connection) =>
            connection.Voice.GetVoiceProfileAsync(new() { VoiceProfileId = "any" }, new CancellationToken(true));
    }

    [Fact]
    public async Task A_connection_whose_credentials_were_refused_is_made_anew()
    {
        var options = Given with { Keys = new AccessKeys("AKIDREFUSED", "secret") };
        using var refused = await Connect(options);

        refused.Refuse();

        using var next = await Connect(options);
        Assert.NotSame(refused, next);
    }

    [Fact]
    public void The_key_of_a_connection_shows_nothing_of_what_decides_on_it()
    {
        var options = Given with { ProfileName = "secret-profile" };
        var key = ConnectionPool.KeyOf(options, new TaskOrigin("us-secret-1", "https://secret.example"));

        Assert.Equal(key, ConnectionPool.KeyOf(options with { }, new TaskOrigin("us-secret-1", "https://secret.example")));
        Assert.NotEqual(key, ConnectionPool.KeyOf(options, TaskOrigin.None));
        Assert.NotEqual(
            key,
            ConnectionPool.KeyOf(
                options with { ProfileName = null, ProfileLocation = "secret-profile" },
                new TaskOrigin("us-secret-1", "https://secret.example")));
        Assert.Equal(32, Convert.FromBase64String(key).Length);
    }

    [Fact]
    public void Keys_never_show_their_secret() => Assert.DoesNotContain("secret", Given.ToString(), StringComparison.Ordinal);

    private static ConnectionOptions External(object credentials) =>
        Given with { Keys = null, CredentialObject = new ExternalCredentials(credentials, "-Credential") };

    private static Task<Connection> Connect(ConnectionOptions options) =>
        ConnectionPool.GetAsync(options, TaskOrigin.None, TestContext.Current.CancellationToken);

    private static async Task<ChimeException> Refused(ConnectionOptions options, string errorId = ErrorIds.InvalidParameter)
    {
        var error = await Assert.ThrowsAsync<ChimeException>(() => Connect(options));
        Assert.Equal(errorId, error.ErrorId);
        return error;
    }

    private sealed record ExternalKeys(string AccessKey, string SecretKey)
    {
        public ExternalKeys GetCredentials() => this;
    }
}
