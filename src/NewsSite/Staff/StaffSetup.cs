using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsSite.Data;
using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>Identity without HTTP, on our own tables, with our own rules; and this room's acts.</summary>
internal static class StaffSetup
{
    public static IServiceCollection AddStaffRoom(this IServiceCollection services)
    {
        // Before AddIdentityCore, which adds its own only where there is none.
        services.AddSingleton<ILookupNormalizer, StaffName>().AddSingleton<IUserValidator<StaffMember>, StaffName>();
        services.AddSingleton<IPasswordHasher<StaffMember>, PasswordHashes>().AddScoped<PasswordRules>();
        services.AddScoped<IPasswordValidator<StaffMember>>(p => p.GetRequiredService<PasswordRules>());
        services.AddIdentityCore<StaffMember>().AddUserStore<UserOnlyStore<StaffMember, NewsDb, long>>();

        services.AddSingleton<Decoy>().AddSingleton<GuessLimits>();
        services.AddScoped<Sessions>().AddScoped<KnownDevices>().AddScoped<SignIn>();
        services.AddScoped<IssueLink>().AddScoped<RedeemLink>().AddScoped<FirstAdministrator>();
        services.AddScoped<FindStaff>().AddScoped<AddStaff>().AddScoped<ChangeRole>().AddScoped<DisableStaff>().AddScoped<EnableStaff>().AddScoped<RenameStaff>();
        services.AddScoped<LetIn>().AddScoped<ConfirmSignIn>().AddScoped<VerifyPassword>().AddScoped<ChangePassword>().AddScoped<SetUpSecondFactor>().TryAddSingleton(new StaffRules());
        services.AddScoped<AddPasskey>().AddScoped<RevokePasskey>().AddScoped<SignInWithPasskey>();
        return services;
    }
}
