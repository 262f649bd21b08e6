using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.EntityFrameworkCore;
using NewsSite.Data;
using NewsSite.Model;
using NewsSite.Publishing;
using NewsSite.Staff;

namespace NewsSite.Web.Commands;

/// <summary>The staff from the shell: nobody needs mail to get in.</summary>
internal static class StaffCommand
{
    private const string Roles = "Reporter, Moderator, Editor or Administrator.";

    private static readonly Argument<string> Name = new("NAME") { Description = "The name with which they sign in." };

    public static Command Create() => new("staff", "List and change who works for the paper.") { Add(), List(), Role(), Reset(), Disable() };

    private static Command Add()
    {
        var role = new Option<StaffRole>("--role") { Description = Roles, DefaultValueFactory = _ => StaffRole.Editor, CustomParser = ReadRole };
        var command = new Command("add", "Take someone on, and print the link at which they choose a password.") { Name, role };
        command.SetAction((result, stopping) => Verbs.WithNewsroom(async services =>
        {
            switch (await services.GetRequiredService<AddStaff>().RunAsync(result.GetRequiredValue(Name), result.GetRequiredValue(role), stopping))
            {
                case AddOutcome.Added added:
                    return PrintLink(services, added.Staff, added.LinkCode);
                case AddOutcome.Refused refused:
                    return Verbs.Fail(services.GetRequiredService<Library>().Of("en").Format(refused.Fault.WordKey, refused.Fault.Value));
                default:
                    return 1;
            }
        }));
        return command;
    }

    // By its name alone: the number behind it is nobody's to type.
    private static StaffRole ReadRole(ArgumentResult result)
    {
        var typed = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Array.Find(Enum.GetNames<StaffRole>(), n => n.Equals(typed, StringComparison.OrdinalIgnoreCase)) is { } name) return Enum.Parse<StaffRole>(name);
        result.AddError($"{typed} is no role: write {Roles}");
        return default;
    }

    private static Command List()
    {
        var command = new Command("list", "Print names, roles and whether they are disabled.");
        command.SetAction((_, stopping) => Verbs.WithPaper(async services =>
        {
            foreach (var member in await services.GetRequiredService<NewsDb>().StaffMembers.AsNoTracking().OrderBy(s => s.Id).ToListAsync(stopping))
                Console.WriteLine($"{member.UserName}\t{member.Role}\t{(member.IsActive ? "active" : "disabled")}{(member.PasswordHash is null ? ", no password yet" : "")}");
            return 0;
        }));
        return command;
    }

    private static Command Role()
    {
        var role = new Argument<StaffRole>("ROLE") { Description = Roles, CustomParser = ReadRole };
        var command = new Command("role", "Give someone another role; they are signed out everywhere.") { Name, role };
        command.SetAction((result, stopping) => WithMember(result, async (services, member) =>
            Report(services, await services.GetRequiredService<ChangeRole>().RunAsync(member, result.GetRequiredValue(role), stopping), $"{member.UserName} is {result.GetRequiredValue(role)} now."), stopping));
        return command;
    }

    private static Command Reset()
    {
        var factor = new Option<bool>("--factor") { Description = "Their authenticator and passkeys are lost: the link takes them away too." };
        var command = new Command("reset", "Print a one-time link at which someone chooses a new password.") { Name, factor };
        command.SetAction((result, stopping) => WithMember(result, async (services, member) =>
            PrintLink(services, member, await services.GetRequiredService<IssueLink>().RunAsync(member, result.GetValue(factor), stopping: stopping)), stopping));
        return command;
    }

    private static Command Disable()
    {
        var command = new Command("disable", "Let someone go: their next request is refused, what they wrote stays.") { Name };
        command.SetAction((result, stopping) => WithMember(result, async (services, member) =>
            Report(services, await services.GetRequiredService<DisableStaff>().RunAsync(member, stopping), $"{member.UserName} is disabled."), stopping));
        return command;
    }

    private static Task<int> WithMember(ParseResult result, Func<IServiceProvider, StaffMember, Task<int>> act, CancellationToken stopping) =>
        Verbs.WithPaper(async services =>
        {
            var name = result.GetRequiredValue(Name);
            return await services.GetRequiredService<FindStaff>().RunAsync(name, stopping) is { } member
                ? await act(services, member)
                : Verbs.Fail($"Nobody is called {name}: 'staff list' prints the names.");
        });

    private static int PrintLink(IServiceProvider services, StaffMember member, string code)
    {
        Console.WriteLine($"{member.UserName} ({member.Role}) chooses a password within 24 hours at {services.GetRequiredService<SiteAddress>().Of($"account/link/{code}")}");
        return 0;
    }

    private static int Report(IServiceProvider services, StaffChange change, string done)
    {
        if (change == StaffChange.LastAdministrator) return Verbs.Fail(services.GetRequiredService<Library>().Of("en")["staff.last-administrator"]);
        Console.WriteLine(done);
        return 0;
    }
}
