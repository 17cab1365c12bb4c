/* Sine, cosine and arc tangent in two doubles: tables and short series. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/circle.h"

#include <stdint.h>

#define QUARTER 128    /* steps of a right angle */
#define ATAN_STEPS 128 /* from 0 to 1 */
/* Up to here the angle is reduced by three parts of pi/256. */
#define REDUCED 0x1p17

static const struct dd one = { 1, 0, 0 };
static const struct dd half_pi = { 0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, 0x1p-107 };

/* sin(k pi/256). */
static const struct exact sine[QUARTER + 1] = {
	{ 0, 0 },
	{ 0x1.921d1fcdec784p-7, 0x1.9878ebe836d9dp-61 },
	{ 0x1.92155f7a3667ep-6, -0x1.b1d63091a0130p-64 },
	{ 0x1.2d865759455cdp-5, 0x1.686f65ba93ac0p-61 },
	{ 0x1.91f65f10dd814p-5, -0x1.912bd0d569a90p-61 },
	{ 0x1.f656e79f820e0p-5, -0x1.2e1ebe392bffep-61 },
	{ 0x1.2d52092ce19f6p-4, -0x1.9a088a8bf6b2cp-59 },
	{ 0x1.5f6d00a9aa419p-4, -0x1.f4022d03f6c9ap-59 },
	{ 0x1.917a6bc29b42cp-4, -0x1.e2718d26ed688p-60 },
	{ 0x1.c3785c79ec2d5p-4, -0x1.4f39df133fb21p-61 },
	{ 0x1.f564e56a9730ep-4, 0x1.a2704729ae56dp-59 },
	{ 0x1.139f0cedaf577p-3, -0x1.523434d1b3cfap-57 },
	{ 0x1.2c8106e8e613ap-3, 0x1.13000a89a11e0p-58 },
	{ 0x1.45576b1293e5ap-3, -0x1.285a24119f7b1p-58 },
	{ 0x1.5e214448b3fc6p-3, 0x1.531ff779ddac6p-57 },
	{ 0x1.76dd9de50bf31p-3, 0x1.1d5eeec501b2fp-57 },
	{ 0x1.8f8b83c69a60bp-3, -0x1.26d19b9ff8d82p-57 },
	{ 0x1.a82a025b00451p-3, -0x1.87905ffd084adp-57 },
	{ 0x1.c0b826a7e4f63p-3, -0x1.af1439e521935p-62 },
	{ 0x1.d934fe5454311p-3, 0x1.75b92277107adp-57 },
	{ 0x1.f19f97b215f1bp-3, -0x1.42deef11da2c4p-57 },
	{ 0x1.04fb80e37fdaep-2, -0x1.412cdb72583ccp-63 },
	{ 0x1.111d262b1f677p-2, 0x1.824c20ab7aa9ap-56 },
	{ 0x1.1d3443f4cdb3ep-2, -0x1.720d41c13519ep-57 },
	{ 0x1.294062ed59f06p-2, -0x1.5d28da2c4612dp-56 },
	{ 0x1.35410c2e18152p-2, -0x1.3cb002f96e062p-56 },
	{ 0x1.4135c94176601p-2, 0x1.0c97c4afa2518p-56 },
	{ 0x1.4d1e24278e76ap-2, 0x1.2417218792858p-57 },
	{ 0x1.58f9a75ab1fddp-2, -0x1.efdc0d58cf620p-62 },
	{ 0x1.64c7ddd3f27c6p-2, 0x1.10d2b4a664121p-58 },
	{ 0x1.7088530fa459fp-2, -0x1.44b19e0864c5dp-56 },
	{ 0x1.7c3a9311dcce7p-2, 0x1.9a3f21ef3e8d9p-62 },
	{ 0x1.87de2a6aea963p-2, -0x1.72cedd3d5a610p-57 },
	{ 0x1.9372a63bc93d7p-2, 0x1.684319e5ad5b1p-57 },
	{ 0x1.9ef7943a8ed8ap-2, 0x1.6da81290bdbabp-57 },
	{ 0x1.aa6c82b6d3fcap-2, -0x1.d5f106ee5ccf7p-56 },
	{ 0x1.b5d1009e15cc0p-2, 0x1.5b362cb974183p-57 },
	{ 0x1.c1249d8011ee7p-2, -0x1.813aabb515206p-56 },
	{ 0x1.cc66e9931c45ep-2, 0x1.6850e59c37f8fp-58 },
	{ 0x1.d79775b86e389p-2, 0x1.550ec87bc0575p-56 },
	{ 0x1.e2b5d3806f63bp-2, 0x1.e0d891d3c6841p-58 },
	{ 0x1.edc1952ef78d6p-2, -0x1.dd0f7c33edee6p-56 },
	{ 0x1.f8ba4dbf89abap-2, -0x1.2ec1fc1b776b8p-60 },
	{ 0x1.01cfc874c3eb7p-1, -0x1.34a35e7c2368cp-56 },
	{ 0x1.073879922ffeep-1, -0x1.a5a014347406cp-55 },
	{ 0x1.0c9704d5d898fp-1, -0x1.8d3d7de6ee9b2p-55 },
	{ 0x1.11eb3541b4b23p-1, -0x1.ef23b69abe4f1p-55 },
	{ 0x1.1734d63dedb49p-1, -0x1.7eef2ccc50575p-55 },
	{ 0x1.1c73b39ae68c8p-1, 0x1.b25dd267f6600p-55 },
	{ 0x1.21a799933eb59p-1, -0x1.3a7b177c68fb2p-55 },
	{ 0x1.26d054cdd12dfp-1, -0x1.5da743ef3770cp-55 },
	{ 0x1.2bedb25faf3eap-1, -0x1.14981c796ee46p-58 },
	{ 0x1.30ff7fce17035p-1, -0x1.efcc626f74a6fp-57 },
	{ 0x1.36058b10659f3p-1, -0x1.1fcb3a35857e7p-55 },
	{ 0x1.3affa292050b9p-1, 0x1.e3e25e3954964p-56 },
	{ 0x1.3fed9534556d4p-1, 0x1.36916608c5061p-55 },
	{ 0x1.44cf325091dd6p-1, 0x1.8076a2cfdc6b3p-57 },
	{ 0x1.49a449b9b0939p-1, -0x1.27ee16d719b94p-55 },
	{ 0x1.4e6cabbe3e5e9p-1, 0x1.3c293edceb327p-57 },
	{ 0x1.5328292a35596p-1, -0x1.a12eb89da0257p-56 },
	{ 0x1.57d69348ceca0p-1, -0x1.75720992bfbb2p-55 },
	{ 0x1.5c77bbe65018cp-1, 0x1.069ea9c0bc32ap-55 },
	{ 0x1.610b7551d2cdfp-1, -0x1.251b352ff2a37p-56 },
	{ 0x1.6591925f0783dp-1, 0x1.c3d64fbf5de23p-55 },
	{ 0x1.6a09e667f3bcdp-1, -0x1.bdd3413b26456p-55 },
	{ 0x1.6e74454eaa8afp-1, -0x1.dbc03c84e226ep-55 },
	{ 0x1.72d0837efff96p-1, 0x1.0d4ef0f1d915cp-55 },
	{ 0x1.771e75f037261p-1, 0x1.5cfce8d84068fp-56 },
	{ 0x1.7b5df226aafafp-1, -0x1.0f537acdf0ad7p-56 },
	{ 0x1.7f8ece3571771p-1, -0x1.9c8d8ce93c917p-55 },
	{ 0x1.83b0e0bff976ep-1, -0x1.6f420f8ea3475p-56 },
	{ 0x1.87c400fba2ebfp-1, -0x1.2dabc0c3f64cdp-55 },
	{ 0x1.8bc806b151741p-1, -0x1.2c5e12ed1336dp-55 },
	{ 0x1.8fbcca3ef940dp-1, -0x1.6dfa99c86f2f1p-57 },
	{ 0x1.93a22499263fbp-1, 0x1.3d419a920df0bp-55 },
	{ 0x1.9777ef4c7d742p-1, -0x1.15479a240665ep-55 },
	{ 0x1.9b3e047f38741p-1, -0x1.30ee286712474p-55 },
	{ 0x1.9ef43ef29af94p-1, 0x1.b1dfcb60445c2p-56 },
	{ 0x1.a29a7a0462782p-1, -0x1.128bb015df175p-56 },
	{ 0x1.a63091b02fae2p-1, -0x1.e911152248d10p-56 },
	{ 0x1.a9b66290ea1a3p-1, 0x1.9f630e8b6dac8p-60 },
	{ 0x1.ad2bc9e21d511p-1, -0x1.47fbe07bea548p-55 },
	{ 0x1.b090a58150200p-1, -0x1.926da300ffccep-55 },
	{ 0x1.b3e4d3ef55712p-1, -0x1.eb6b8bf11a493p-55 },
	{ 0x1.b728345196e3ep-1, -0x1.bc69f324e6d61p-55 },
	{ 0x1.ba5aa673590d2p-1, 0x1.7ea4e370753b6p-55 },
	{ 0x1.bd7c0ac6f952ap-1, -0x1.825a732ac700ap-55 },
	{ 0x1.c08c426725549p-1, 0x1.b157fd80e2946p-58 },
	{ 0x1.c38b2f180bdb1p-1, -0x1.6e0b1757c8d07p-56 },
	{ 0x1.c678b3488739bp-1, 0x1.d86cac7c5ff5bp-57 },
	{ 0x1.c954b213411f5p-1, -0x1.2fb761e946603p-58 },
	{ 0x1.cc1f0f3fcfc5cp-1, 0x1.e57613b68f6abp-56 },
	{ 0x1.ced7af43cc773p-1, -0x1.e7b6bb5ab58aep-58 },
	{ 0x1.d17e7743e35dcp-1, -0x1.101da3540130ap-58 },
	{ 0x1.d4134d14dc93ap-1, -0x1.4ef5295d25af2p-55 },
	{ 0x1.d696173c9e68bp-1, -0x1.e8c61c6393d55p-56 },
	{ 0x1.d906bcf328d46p-1, 0x1.457e610231ac2p-56 },
	{ 0x1.db6526238a09bp-1, -0x1.adee7eae69460p-56 },
	{ 0x1.ddb13b6ccc23cp-1, 0x1.83c37c6107db3p-55 },
	{ 0x1.dfeae622dbe2bp-1, -0x1.514ea88425567p-55 },
	{ 0x1.e212104f686e5p-1, -0x1.014c76c126527p-55 },
	{ 0x1.e426a4b2bc17ep-1, 0x1.a873889744882p-55 },
	{ 0x1.e6288ec48e112p-1, -0x1.16b56f2847754p-57 },
	{ 0x1.e817bab4cd10dp-1, -0x1.d0afe686b5e0ap-56 },
	{ 0x1.e9f4156c62ddap-1, 0x1.760b1e2e3f81ep-55 },
	{ 0x1.ebbd8c8df0b74p-1, 0x1.c6c8c615e7277p-56 },
	{ 0x1.ed740e7684963p-1, 0x1.e82c791f59cc2p-56 },
	{ 0x1.ef178a3e473c2p-1, 0x1.6310a67fe774fp-55 },
	{ 0x1.f0a7efb9230d7p-1, 0x1.52c7adc6b4989p-56 },
	{ 0x1.f2252f7763adap-1, -0x1.20cb81c8d94abp-55 },
	{ 0x1.f38f3ac64e589p-1, -0x1.d7bafb51f72e6p-56 },
	{ 0x1.f4e603b0b2f2dp-1, -0x1.8ee01e695ac05p-56 },
	{ 0x1.f6297cff75cb0p-1, 0x1.562172a361fd3p-56 },
	{ 0x1.f7599a3a12077p-1, 0x1.84f31d743195cp-55 },
	{ 0x1.f8764fa714ba9p-1, 0x1.ab256778ffcb6p-56 },
	{ 0x1.f97f924c9099bp-1, -0x1.e2ae0eea5963bp-55 },
	{ 0x1.fa7557f08a517p-1, -0x1.7a0a8ca13571fp-55 },
	{ 0x1.fb5797195d741p-1, 0x1.1bfac7397cc08p-56 },
	{ 0x1.fc26470e19fd3p-1, 0x1.1ec8668ecaceep-55 },
	{ 0x1.fce15fd6da67bp-1, -0x1.5dd6f830d4c09p-56 },
	{ 0x1.fd88da3d12526p-1, -0x1.87df6378811c7p-55 },
	{ 0x1.fe1cafcbd5b09p-1, 0x1.a23e3202a884ep-57 },
	{ 0x1.fe9cdad01883ap-1, 0x1.521ecd0c67e35p-57 },
	{ 0x1.ff095658e71adp-1, 0x1.01a8ce18a4b9ep-55 },
	{ 0x1.ff621e3796d7ep-1, -0x1.c57bc2e24aa15p-57 },
	{ 0x1.ffa72effef75dp-1, -0x1.8b4cdcdb25956p-55 },
	{ 0x1.ffd886084cd0dp-1, -0x1.1354d4556e4cbp-55 },
	{ 0x1.fff62169b92dbp-1, 0x1.5dda3c81fbd0dp-55 },
	{ 0x1.0000000000000p+0, 0 },
};

/* atan(k/128). */
static const struct exact arc[ATAN_STEPS + 1] = {
	{ 0, 0 },
	{ 0x1.fffd555bbba97p-8, 0x1.68062351fbbe6p-63 },
	{ 0x1.fff555bbb729bp-7, -0x1.220c39d4dff50p-61 },
	{ 0x1.7fee0184a5c36p-6, -0x1.43189fc0a354bp-60 },
	{ 0x1.ffd55bba97625p-6, -0x1.5ec431444912cp-60 },
	{ 0x1.3fd65f169c9d9p-5, 0x1.7230a716461b5p-61 },
	{ 0x1.7fb818430da2ap-5, -0x1.86ef8f794f105p-63 },
	{ 0x1.bf8ddf139c444p-5, -0x1.89fe34b2a7fa8p-59 },
	{ 0x1.ff55bb72cfdeap-5, -0x1.c934d86d23f1dp-60 },
	{ 0x1.1f86dbf082d59p-4, -0x1.095dc7732ef81p-59 },
	{ 0x1.3f59f0e7c559dp-4, 0x1.ac4ce285df847p-58 },
	{ 0x1.5f2324fd2d7b2p-4, 0x1.8a8da4401318ep-58 },
	{ 0x1.7ee182602f10fp-4, -0x1.cfb654c0c3d98p-58 },
	{ 0x1.9e94153cfdcf1p-4, 0x1.a332e1d69c47ep-58 },
	{ 0x1.be39ebe6f07c3p-4, 0x1.f7b8f29a05987p-58 },
	{ 0x1.ddd21701eba6ep-4, 0x1.94effcd76fe58p-58 },
	{ 0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59 },
	{ 0x1.0e6adccf40882p-3, -0x1.d71a31bb98d0dp-57 },
	{ 0x1.1e1fafb043727p-3, -0x1.b485914dacf8cp-59 },
	{ 0x1.2dcbdb2fba1ffp-3, 0x1.8f28705561534p-58 },
	{ 0x1.3d6eee8c6626cp-3, 0x1.61a3b0ce9281bp-57 },
	{ 0x1.4d087a9da4f17p-3, 0x1.1f323f1adf158p-57 },
	{ 0x1.5c9811e3ec26ap-3, -0x1.054ab2c010f3dp-58 },
	{ 0x1.6c1d4898933d9p-3, -0x1.2954a7603c427p-58 },
	{ 0x1.7b97b4bce5b02p-3, 0x1.347b0b4f881cap-58 },
	{ 0x1.8b06ee2879c29p-3, -0x1.118cd30308c4fp-57 },
	{ 0x1.9a6a8e96c8626p-3, 0x1.cf601e7b4348ep-59 },
	{ 0x1.a9c231b403279p-3, 0x1.0e8bbe89cca85p-57 },
	{ 0x1.b90d7529260a2p-3, 0x1.17b10d2e0e5abp-61 },
	{ 0x1.c84bf8a742e6ep-3, -0x1.95bdd0682ea26p-58 },
	{ 0x1.d77d5df205736p-3, 0x1.c648d1534597ep-57 },
	{ 0x1.e6a148e96ec4dp-3, 0x1.866b22029f765p-57 },
	{ 0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57 },
	{ 0x1.025fa510665b6p-2, -0x1.672df6832fa48p-56 },
	{ 0x1.09dc597d86362p-2, 0x1.62e47390cb865p-56 },
	{ 0x1.1151a362431cap-2, -0x1.4dc8dc9077b9fp-56 },
	{ 0x1.18bf5a30bf178p-2, 0x1.30ca4748b1bf9p-57 },
	{ 0x1.2025567e47c96p-2, -0x1.1832328f4290ep-57 },
	{ 0x1.278372057ef46p-2, -0x1.077cdd36dfc81p-56 },
	{ 0x1.2ed987a823cfep-2, 0x1.b91258ea012cap-57 },
	{ 0x1.362773707ebccp-2, -0x1.963a544b672d8p-57 },
	{ 0x1.3d6d129271134p-2, 0x1.137ca41cc958ap-56 },
	{ 0x1.44aa436c2af0ap-2, -0x1.5d5e43c55b3bap-56 },
	{ 0x1.4bdee586890e7p-2, -0x1.e4dc77c22a757p-57 },
	{ 0x1.530ad9951cd4ap-2, -0x1.2566480884082p-57 },
	{ 0x1.5a2e0175e0f4ep-2, 0x1.13b7a8f82e457p-56 },
	{ 0x1.614840309cfe2p-2, -0x1.a725715711f00p-56 },
	{ 0x1.685979f5fa6fep-2, -0x1.257814d1ada9cp-59 },
	{ 0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56 },
	{ 0x1.7660752817502p-2, -0x1.dd11791cc7600p-59 },
	{ 0x1.7d5604b63b3f7p-2, 0x1.69c885c2b249ap-56 },
	{ 0x1.84422b8df95d7p-2, 0x1.d76a0299b41b6p-56 },
	{ 0x1.8b24d394a1b25p-2, 0x1.b6d0ba3748fa8p-56 },
	{ 0x1.91fde7cd0c662p-2, 0x1.1074188054b53p-56 },
	{ 0x1.98cd5454d6b18p-2, 0x1.9e6c988fd0a77p-56 },
	{ 0x1.9f93066168002p-2, -0x1.c827047c9439ap-56 },
	{ 0x1.a64eec3cc23fdp-2, -0x1.24dec1b50b7ffp-56 },
	{ 0x1.ad00f5422058bp-2, 0x1.fc4c33891d2e8p-56 },
	{ 0x1.b3a911da65c6cp-2, 0x1.ae187b1ca5040p-56 },
	{ 0x1.ba473378624a5p-2, 0x1.519a1b46e4affp-56 },
	{ 0x1.c0db4c94ec9f0p-2, -0x1.cc1ce70934c34p-56 },
	{ 0x1.c76550aad71f9p-2, -0x1.74b8bff7043e4p-56 },
	{ 0x1.cde53432c1351p-2, -0x1.a2cfa4418f1adp-56 },
	{ 0x1.d45aec9ec862bp-2, 0x1.89421163ef92dp-57 },
	{ 0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56 },
	{ 0x1.e127b6b0744b0p-2, -0x1.2b0986398d4abp-58 },
	{ 0x1.e77eb7f175a34p-2, 0x1.0e53dc1bf3435p-56 },
	{ 0x1.edcb6d43f8435p-2, -0x1.fc976330884e4p-58 },
	{ 0x1.f40dd0b541418p-2, -0x1.a3992dc382a23p-57 },
	{ 0x1.fa45dd3029259p-2, -0x1.ca563dc28d8b5p-56 },
	{ 0x1.0039c73c1a40cp-1, -0x1.b32c949c9d593p-55 },
	{ 0x1.034b709250488p-1, 0x1.8f9b38d855410p-56 },
	{ 0x1.0657e94db30d0p-1, -0x1.d5b495f6349e6p-56 },
	{ 0x1.095f30861a590p-1, -0x1.121b20a15a9f3p-56 },
	{ 0x1.0c6145b5b43dap-1, 0x1.974fa13b5404fp-58 },
	{ 0x1.0f5e28b67e295p-1, 0x1.311b17ec990d0p-65 },
	{ 0x1.1255d9bfbd2a9p-1, -0x1.2bdaee1c0ee35p-58 },
	{ 0x1.154859637646ap-1, -0x1.4ba7c548bf3c3p-55 },
	{ 0x1.1835a88be7c13p-1, 0x1.c621cec00c301p-55 },
	{ 0x1.1b1dc87904285p-1, -0x1.21e8c8aef8f29p-57 },
	{ 0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58 },
	{ 0x1.20de813e823b2p-1, -0x1.791d753ebb744p-55 },
	{ 0x1.23b71e2cc9e6ap-1, 0x1.c421c9f38224ep-57 },
	{ 0x1.268a940696da6p-1, 0x1.d1348a04c73ccp-58 },
	{ 0x1.2958e59308e31p-1, -0x1.09e73b0c6c087p-56 },
	{ 0x1.2c2215e024466p-1, -0x1.4b810da3a4be1p-59 },
	{ 0x1.2ee628406cbcap-1, 0x1.c5d5e9ff0cf8dp-55 },
	{ 0x1.31a52048874bep-1, 0x1.40cab87a7ac24p-55 },
	{ 0x1.345f01cce37bbp-1, 0x1.1021137c71102p-55 },
	{ 0x1.3713d0df6c504p-1, -0x1.4f789e031606dp-58 },
	{ 0x1.39c391cd4171ap-1, -0x1.2304331d8bf46p-55 },
	{ 0x1.3c6e491c78dc5p-1, -0x1.e145094fd0ba7p-55 },
	{ 0x1.3f13fb89e96f4p-1, 0x1.ecf8b492644f0p-56 },
	{ 0x1.41b4ae06fea41p-1, 0x1.3d60a53277652p-57 },
	{ 0x1.445065b795b56p-1, -0x1.f76d0163f79c8p-56 },
	{ 0x1.46e727efe4716p-1, -0x1.39b9b1b844cc9p-57 },
	{ 0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56 },
	{ 0x1.4c05e22de94e5p-1, -0x1.c0ac1f09f2edfp-55 },
	{ 0x1.4e8de5bb6ec04p-1, 0x1.4a33dbeb3796cp-55 },
	{ 0x1.51110adc5ed81p-1, 0x1.23dcd6832a63ep-56 },
	{ 0x1.538f57b89061fp-1, -0x1.1bb74abda520cp-55 },
	{ 0x1.5608d29c70c34p-1, 0x1.9939cf0de8088p-55 },
	{ 0x1.587d81f732fbbp-1, -0x1.5e5c9d8c5a950p-56 },
	{ 0x1.5aed6c5909517p-1, 0x1.7312f714a9436p-55 },
	{ 0x1.5d58987169b18p-1, 0x1.0028e4bc5e7cap-57 },
	{ 0x1.5fbf0d0d5cc4ap-1, -0x1.b4cfd000b7158p-58 },
	{ 0x1.6220d115d7b8ep-1, -0x1.2b785350ee8c1p-57 },
	{ 0x1.647deb8e20b90p-1, -0x1.eca04023a51cfp-58 },
	{ 0x1.66d663923e087p-1, -0x1.6ea6febe8bbbap-56 },
	{ 0x1.692a40556fb6ap-1, 0x1.d94b95a8ea2ccp-55 },
	{ 0x1.6b798920b3d99p-1, -0x1.a80386188c50ep-55 },
	{ 0x1.6dc44551553afp-1, -0x1.bf8863573828ep-58 },
	{ 0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56 },
	{ 0x1.724c35b4fae7bp-1, 0x1.948b32db3499bp-58 },
	{ 0x1.748978fba8e0fp-1, 0x1.7b2a6165884a1p-59 },
	{ 0x1.76c24dcc6c6c0p-1, 0x1.1952551adc83dp-55 },
	{ 0x1.78f6bbd5d315ep-1, 0x1.406a089803740p-55 },
	{ 0x1.7b26cad2e50fep-1, -0x1.ce80df30411fbp-55 },
	{ 0x1.7d528289fa093p-1, 0x1.560821e2f3aa9p-55 },
	{ 0x1.7f79eacb97898p-1, 0x1.fd5ca80ead221p-55 },
	{ 0x1.819d0b7158a4dp-1, -0x1.bf76229d3b917p-56 },
	{ 0x1.83bbec5cdee22p-1, 0x1.3107104ffc6c3p-57 },
	{ 0x1.85d69576cc2c5p-1, 0x1.6b66e7fc8b8c3p-57 },
	{ 0x1.87ed0eadc5a2ap-1, 0x1.0af5ad957f4bcp-56 },
	{ 0x1.89ff5ff57f1f8p-1, -0x1.55b9a5e177a1bp-55 },
	{ 0x1.8c0d9145cf49dp-1, 0x1.bea4076dc4333p-55 },
	{ 0x1.8e17aa99cc05ep-1, -0x1.ec182ab042f61p-56 },
	{ 0x1.901db3eeef187p-1, 0x1.68665e5603c8fp-55 },
	{ 0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55 },
};

/* ---- sine and cosine ------------------------------------------------------------------- */

static struct dd table_sine(unsigned k)
{
	unsigned part = k % (2 * QUARTER), mirrored = part > QUARTER ? 2 * QUARTER - part : part;
	struct dd y = { sine[mirrored].hi, sine[mirrored].lo, 0x1p-107 * sine[mirrored].hi };
	return k / (2 * QUARTER) % 2 == 0 ? y : dd_neg(y);
}

/* sin(h + l) and cos(h + l) for |h| < 0.0062 and l far below: the first terms of the series in
   two doubles, the rest in one. The next terms are 2^-60 of the rest. */
static struct circle series(double h, double l)
{
	double square = h * h, error = fma(h, h, -square);
	double odd = square * h *
		(-1. / 6 + square * (1. / 120 - square * (1. / 5040 - square / 362880)));
	double even = square * square *
		(1. / 24 - square * (1. / 720 - square * (1. / 40320 - square / 3628800)));
	double low = odd + l * (1 - square / 2);
	double fall = even - (error / 2 + h * l * (1 - square / 6));
	double tiny = fabs(h) < 0x1p-300 ? square + 2 * DD_DUST : 0;
	tiny += l * l + fabs(l) * square * square / 16;
	struct dd less =
		dd_quick(-square / 2, fall, DD_ULP * (8 * fabs(even) + 4 * fabs(fall)) + 4 * tiny);
	struct dd s = dd_quick(h, low, DD_ULP * (8 * fabs(odd) + 4 * fabs(low)) + tiny);
	return (struct circle){ s, dd_add(one, less) };
}

/* What sine and cosine are off where the angle is. */
static struct circle spread(struct circle c, double off)
{
	if (off == 0)
		return c;
	double s = fabs(c.sine.hi) + off, r = fabs(c.cosine.hi) + off;
	c.sine.off += off * r;
	c.cosine.off += off * s;
	return c;
}

/* An angle of so many steps of pi/256 and a rest, with what was left out of it. */
struct angle {
	unsigned steps;
	struct dd rest;
	double lost;
};

/* The first difference is exact: a multiple of 2^-60 below 2^-6. */
static struct angle reduce(struct dd u)
{
	double n = rint(u.hi * 0x1.45f306dc9c883p+6);
	if (n == 0)
		return (struct angle){ 0, u, 0 };
	double near = fma(-n, 0x1.921fb54442d18p-7, u.hi), p = n * 0x1.1a62633145c07p-61;
	struct dd r = dd_sum(near, -p);
	double rest = fma(n, 0x1.1a62633145c07p-61, -p) + n * -0x1.f1976b7ed8fbcp-117;
	r = dd_quick(r.hi, r.lo + (u.lo - rest), 0);
	return (struct angle){ (unsigned)((int)n & (4 * QUARTER - 1)), r,
		0x1p-140 + 2 * DD_ULP * fabs(u.lo) };
}

#define LIMBS 8 /* of 32 bits: of a product with 2/pi so much is looked at */

/* The bits of 2/pi behind its point. */
static const uint32_t two_by_pi[] = {
	0xa2f9836e,
	0x4e441529,
	0xfc2757d1,
	0xf534ddc0,
	0xdb629599,
	0x3c439041,
	0xfe5163ab,
	0xdebbc561,
	0xb7246e3a,
	0x424dd2e0,
	0x06492eea,
	0x09d1921c,
	0xfe1deb1c,
	0xb129a73e,
	0xe88235f5,
	0x2ebb4484,
	0xe99c7026,
	0xb45f7e41,
	0x3991d639,
	0x835339f4,
	0x9c845f8b,
	0xbdf9283b,
	0x1ff897ff,
	0xde05980f,
	0xef2f118b,
	0x5a0a6d1f,
	0x6d367ecf,
	0x27cb09b7,
	0x4f463f66,
	0x9e5fea2d,
	0x7527bac7,
	0xebe5f17b,
	0x3d0739f7,
	0x8a5292ea,
	0x6bfb5fb1,
	0x1f8d5d08,
	0x56033046,
	0xfc7b6bab,
	0xf0cfbc20,
	0x9af4361d,
};

/* 32 bits of 2/pi, the first of them of weight 2^-(first + 1). */
static uint32_t bits_from(int first)
{
	int word = first >= 0 ? first / 32 : -((31 - first) / 32), shift = first - 32 * word;
	uint64_t high = word < 0 ? 0 : two_by_pi[word], low = word < -1 ? 0 : two_by_pi[word + 1];
	return (uint32_t)((high << 32 | low) >> (32 - shift));
}

/* The same of a double of any size (Payne and Hanek 1983): x is m 2^e with a whole m, and bits of 2/pi that make whole
   turns with m are left out. Of the product the first 9 bits count steps of pi/256, the others are the rest. */
static struct angle reduce_large(double x)
{
	static const struct dd step = { 0x1.921fb54442d18p-7, 0x1.1a62633145c07p-61, 0x1p-114 };
	int e;
	uint64_t m = (uint64_t)ldexp(frexp(fabs(x), &e), 53), carry = 0;
	uint32_t limb[LIMBS] = { 0 }, part[] = { (uint32_t)m, (uint32_t)(m >> 32) };
	for (int k = 0; k < 2; k++, carry = 0)
		for (int i = LIMBS - 1; i - k >= 0; i--) {
			carry += limb[i - k] + (uint64_t)part[k] * bits_from(e - 55 + 32 * i);
			limb[i - k] = (uint32_t)carry;
			carry >>= 32;
		}
	unsigned n = limb[0] >> 23;
	struct dd share = dd_of((double)(limb[0] & 0x7fffff) * 0x1p-23);
	if (share.hi >= 0.5) {
		n++;
		share.hi -= 1;
	}
	for (int i = 1; i < LIMBS; i++)
		share = dd_add(share, dd_of(ldexp((double)limb[i], -23 - 32 * i)));
	share.off += 0x1p-170; /* of the bits that were not looked at */
	struct dd rest = dd_mul(share, step);
	if (x < 0)
		return (struct angle){ -n % (4 * QUARTER), dd_neg(rest), 0 };
	return (struct angle){ n % (4 * QUARTER), rest, 0 };
}

/* Both parts of a large angle; the low one may be large, too. */
static struct angle reduce_both(struct dd u)
{
	struct angle a = reduce_large(u.hi);
	struct dd low = dd_of(u.lo);
	if (fabs(u.lo) > 0x1p-10) {
		struct angle b = reduce_large(u.lo);
		a.steps += b.steps;
		low = b.rest;
	}
	struct angle sum = reduce(dd_add(a.rest, low));
	double off = a.rest.off + low.off;
	return (struct angle){ (sum.steps + a.steps) % (4 * QUARTER), sum.rest,
		sum.lost + 2 * off };
}

struct circle circle_at(struct dd u)
{
	if (dd_is_zero(u))
		return (struct circle){ u, one };
	if (isinf(u.hi) || !(u.off < 0x1p-10)) {
		bool sure = isinf(u.hi) && u.off == 0;
		struct dd nan = sure ? dd_of(NAN) : dd_doubtful(NAN);
		return (struct circle){ nan, nan };
	}
	struct angle angle = fabs(u.hi) > REDUCED ? reduce_both(u) : reduce(u);
	unsigned k = angle.steps;
	struct circle a, b = series(angle.rest.hi, angle.rest.lo), c;
	b.sine.off += angle.lost;
	b.cosine.off += angle.lost;
	c = b;
	if (k % QUARTER != 0) {
		a = (struct circle){ table_sine(k), table_sine(k + QUARTER) };
		c = (struct circle){
			dd_add(dd_mul(a.sine, b.cosine), dd_mul(a.cosine, b.sine)),
			dd_sub(dd_mul(a.cosine, b.cosine), dd_mul(a.sine, b.sine)),
		};
	} else if (k == QUARTER) {
		c = (struct circle){ b.cosine, dd_neg(b.sine) };
	} else if (k == 2 * QUARTER) {
		c = (struct circle){ dd_neg(b.sine), dd_neg(b.cosine) };
	} else if (k == 3 * QUARTER) {
		c = (struct circle){ dd_neg(b.cosine), b.sine };
	}
	return spread(c, u.off);
}

/* ---- arc tangent ----------------------------------------------------------------------- */

/* atan(r) for |r| < 0.004: r - r^3/3 + ...; the next term is 2^-60 of the rest. */
static struct dd atan_series(struct dd r)
{
	double h = r.hi, square = h * h;
	double rest = square * h * (-1. / 3 + square * (1. / 5 - square * (1. / 7 - square / 9)));
	double off = DD_ULP * 12 * fabs(rest) + 2 * fabs(r.lo) * square;
	if (fabs(h) < 0x1p-300)
		off += square * fabs(h) + 2 * DD_DUST;
	return dd_add(r, (struct dd){ rest, 0, off });
}

/* atan(c) + atan((a - c)/(1 + a c)) for 0 <= a <= 1 and a fraction c near it. */
static struct dd atan_below_1(struct dd a)
{
	int k = (int)(a.hi * ATAN_STEPS + 0.5);
	struct dd c = dd_of((double)k / ATAN_STEPS);
	if (k == 0)
		return atan_series(a);
	struct dd r = dd_div(dd_sub(a, c), dd_add(one, dd_mul(a, c)));
	return dd_add((struct dd){ arc[k].hi, arc[k].lo, 0x1p-106 }, atan_series(r));
}

struct dd circle_atan(struct dd u)
{
	struct dd a = u.hi < 0 ? dd_neg(u) : u, y;
	if (isnan(a.hi))
		return u;
	if (isinf(a.hi))
		y = a.off == 0 ? half_pi : dd_doubtful(half_pi.hi);
	else if (!(a.off < 0x1p-10 * fmax(1, a.hi)))
		y = dd_doubtful(atan(a.hi));
	else if (a.hi > 1)
		y = dd_sub(half_pi, atan_below_1(dd_div(one, a)));
	else
		y = atan_below_1(a);
	return u.hi < 0 ? dd_neg(y) : y;
}

/* atan(u/sqrt((1 - u)(1 + u))). */
struct dd circle_asin(struct dd u)
{
	struct dd gap = dd_mul(dd_sub(one, u), dd_add(one, u));
	if (dd_is_zero(gap))
		return u.hi < 0 ? dd_neg(half_pi) : half_pi;
	return circle_atan(dd_div(u, dd_sqrt(gap)));
}

/* 2 atan(sqrt((1 - u)/(1 + u))). */
struct dd circle_acos(struct dd u)
{
	struct dd up = dd_add(one, u);
	if (dd_is_zero(up))
		return dd_scale(half_pi, 2);
	return dd_scale(circle_atan(dd_sqrt(dd_div(dd_sub(one, u), up))), 2);
}
