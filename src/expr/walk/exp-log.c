/* Exponential and logarithm in two doubles: tables and short series. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "expr/walk/exp-log.h"
#include "expr/walk/exp-plain.h"

#define LOG_LARGEST 709.79
#define LOG_SMALLEST -747.0 /* e^u and its neighbours are 0 */

const struct dd exponential_log_2 = EXPONENTIAL_LOG_2;

const struct exact exponential_root[EXP_STEPS] = {
	{ 0x1.0000000000000p+0, 0x0.0p+0 },
	{ 0x1.02c9a3e778061p+0, -0x1.19083535b085dp-56 },
	{ 0x1.059b0d3158574p+0, 0x1.d73e2a475b465p-55 },
	{ 0x1.0874518759bc8p+0, 0x1.186be4bb284ffp-57 },
	{ 0x1.0b5586cf9890fp+0, 0x1.8a62e4adc610bp-54 },
	{ 0x1.0e3ec32d3d1a2p+0, 0x1.03a1727c57b53p-59 },
	{ 0x1.11301d0125b51p+0, -0x1.6c51039449b3ap-54 },
	{ 0x1.1429aaea92de0p+0, -0x1.32fbf9af1369ep-54 },
	{ 0x1.172b83c7d517bp+0, -0x1.19041b9d78a76p-55 },
	{ 0x1.1a35beb6fcb75p+0, 0x1.e5b4c7b4968e4p-55 },
	{ 0x1.1d4873168b9aap+0, 0x1.e016e00a2643cp-54 },
	{ 0x1.2063b88628cd6p+0, 0x1.dc775814a8495p-55 },
	{ 0x1.2387a6e756238p+0, 0x1.9b07eb6c70573p-54 },
	{ 0x1.26b4565e27cddp+0, 0x1.2bd339940e9d9p-55 },
	{ 0x1.29e9df51fdee1p+0, 0x1.612e8afad1255p-55 },
	{ 0x1.2d285a6e4030bp+0, 0x1.0024754db41d5p-54 },
	{ 0x1.306fe0a31b715p+0, 0x1.6f46ad23182e4p-55 },
	{ 0x1.33c08b26416ffp+0, 0x1.32721843659a6p-54 },
	{ 0x1.371a7373aa9cbp+0, -0x1.63aeabf42eae2p-54 },
	{ 0x1.3a7db34e59ff7p+0, -0x1.5e436d661f5e3p-56 },
	{ 0x1.3dea64c123422p+0, 0x1.ada0911f09ebcp-55 },
	{ 0x1.4160a21f72e2ap+0, -0x1.ef3691c309278p-58 },
	{ 0x1.44e086061892dp+0, 0x1.89b7a04ef80d0p-59 },
	{ 0x1.486a2b5c13cd0p+0, 0x1.3c1a3b69062f0p-56 },
	{ 0x1.4bfdad5362a27p+0, 0x1.d4397afec42e2p-56 },
	{ 0x1.4f9b2769d2ca7p+0, -0x1.4b309d25957e3p-54 },
	{ 0x1.5342b569d4f82p+0, -0x1.07abe1db13cadp-55 },
	{ 0x1.56f4736b527dap+0, 0x1.9bb2c011d93adp-54 },
	{ 0x1.5ab07dd485429p+0, 0x1.6324c054647adp-54 },
	{ 0x1.5e76f15ad2148p+0, 0x1.ba6f93080e65ep-54 },
	{ 0x1.6247eb03a5585p+0, -0x1.383c17e40b497p-54 },
	{ 0x1.6623882552225p+0, -0x1.bb60987591c34p-54 },
	{ 0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54 },
	{ 0x1.6dfb23c651a2fp+0, -0x1.bbe3a683c88abp-57 },
	{ 0x1.71f75e8ec5f74p+0, -0x1.16e4786887a99p-55 },
	{ 0x1.75feb564267c9p+0, -0x1.0245957316dd3p-54 },
	{ 0x1.7a11473eb0187p+0, -0x1.41577ee04992fp-55 },
	{ 0x1.7e2f336cf4e62p+0, 0x1.05d02ba15797ep-56 },
	{ 0x1.82589994cce13p+0, -0x1.d4c1dd41532d8p-54 },
	{ 0x1.868d99b4492edp+0, -0x1.fc6f89bd4f6bap-54 },
	{ 0x1.8ace5422aa0dbp+0, 0x1.6e9f156864b27p-54 },
	{ 0x1.8f1ae99157736p+0, 0x1.5cc13a2e3976cp-55 },
	{ 0x1.93737b0cdc5e5p+0, -0x1.75fc781b57ebcp-57 },
	{ 0x1.97d829fde4e50p+0, -0x1.d185b7c1b85d1p-54 },
	{ 0x1.9c49182a3f090p+0, 0x1.c7c46b071f2bep-56 },
	{ 0x1.a0c667b5de565p+0, -0x1.359495d1cd533p-54 },
	{ 0x1.a5503b23e255dp+0, -0x1.d2f6edb8d41e1p-54 },
	{ 0x1.a9e6b5579fdbfp+0, 0x1.0fac90ef7fd31p-54 },
	{ 0x1.ae89f995ad3adp+0, 0x1.7a1cd345dcc81p-54 },
	{ 0x1.b33a2b84f15fbp+0, -0x1.2805e3084d708p-57 },
	{ 0x1.b7f76f2fb5e47p+0, -0x1.5584f7e54ac3bp-56 },
	{ 0x1.bcc1e904bc1d2p+0, 0x1.23dd07a2d9e84p-55 },
	{ 0x1.c199bdd85529cp+0, 0x1.11065895048ddp-55 },
	{ 0x1.c67f12e57d14bp+0, 0x1.2884dff483cadp-54 },
	{ 0x1.cb720dcef9069p+0, 0x1.503cbd1e949dbp-56 },
	{ 0x1.d072d4a07897cp+0, -0x1.cbc3743797a9cp-54 },
	{ 0x1.d5818dcfba487p+0, 0x1.2ed02d75b3707p-55 },
	{ 0x1.da9e603db3285p+0, 0x1.c2300696db532p-54 },
	{ 0x1.dfc97337b9b5fp+0, -0x1.1a5cd4f184b5cp-54 },
	{ 0x1.e502ee78b3ff6p+0, 0x1.39e8980a9cc8fp-55 },
	{ 0x1.ea4afa2a490dap+0, -0x1.e9c23179c2893p-54 },
	{ 0x1.efa1bee615a27p+0, 0x1.dc7f486a4b6b0p-54 },
	{ 0x1.f50765b6e4540p+0, 0x1.9d3e12dd8a18bp-54 },
	{ 0x1.fa7c1819e90d8p+0, 0x1.74853f3a5931ep-55 },
};

/* 2^k. */
static double power_of_2(int k)
{
	return k < -1022 || k > 1023 ? ldexp(1, k) : exp_power_of_2(k);
}

/* How far e^u is off where u is. */
static double stretch(double y, double off)
{
	return off == 0 ? 0 : off < 0x1p-7 ? y * off * 1.01 : off < 1 ? 2 * y * off : HUGE_VAL;
}

/* 2^(n/64) (1 + less_1). */
static struct dd restore(struct exp_reduced r, double off)
{
	struct dd y = exp_mantissa(exp_root(r.n), r.less_1);
	y.off += stretch(y.hi, off);
	int k = exp_exponent(r.n);
	if (k == 0)
		return y;
	if (k > 1023)
		return dd_scale(dd_scale(y, 2), power_of_2(k - 1));
	return k < -1000 ? dd_scale(dd_scale(y, 0x1p-200), power_of_2(k + 200))
			 : dd_scale(y, power_of_2(k));
}

/* e^u where it is no double, 0 aside. */
static struct dd extreme(struct dd u)
{
	if (isnan(u.hi))
		return u;
	if (isinf(u.hi))
		return u.off == 0 ? dd_of(u.hi > 0 ? u.hi : 0) : dd_doubtful(u.hi > 0 ? u.hi : 0);
	if (u.hi > 0)
		return dd_doubtful(HUGE_VAL);
	double top = u.hi + u.off;
	return top < LOG_SMALLEST ? dd_deep((-1 - top) * 1.4426) : dd_doubtful(0);
}

struct dd exponential(struct dd u)
{
	if (u.hi == 0 && u.off == 0)
		return dd_of(1);
	if (!(u.hi > LOG_SMALLEST && u.hi < LOG_LARGEST))
		return extreme(u);
	return restore(exp_reduce(u), u.off);
}

struct dd exponential_less_1(struct dd u)
{
	if (u.hi == 0 && u.off == 0)
		return u;
	if (!(u.hi > LOG_SMALLEST && u.hi < LOG_LARGEST))
		return dd_sub(extreme(u), dd_of(1));
	struct exp_reduced r = exp_reduce(u);
	if (r.n != 0)
		return dd_sub(restore(r, u.off), dd_of(1));
	r.less_1.off += stretch(1.01, u.off);
	return r.less_1;
}

/* ---- logarithm ------------------------------------------------------------------------- */

const struct log_pivot logarithm_pivot[] = {
	{ 720 / 512., { -0x1.5d1bdbf5809cap-2, -0x1.4236383dc7fe1p-56 } },
	{ 712 / 512., { -0x1.51aad872df82dp-2, -0x1.3927ac19f55e3p-59 } },
	{ 705 / 512., { -0x1.478cd5959b3d9p-2, -0x1.37e191a12fb48p-58 } },
	{ 697 / 512., { -0x1.3bdd24eb14b6ap-2, -0x1.2da3c6449a7d0p-58 } },
	{ 690 / 512., { -0x1.31871c9544185p-2, 0x1.51acc4c09b379p-60 } },
	{ 683 / 512., { -0x1.27161913f853dp-2, -0x1.e3ec2ac9676b8p-57 } },
	{ 676 / 512., { -0x1.1c898c16999fbp-2, 0x1.0e5c62aff1c44p-60 } },
	{ 669 / 512., { -0x1.11e0e2dad9cb7p-2, -0x1.dc0cc6917022bp-63 } },
	{ 662 / 512., { -0x1.071b85fcd590dp-2, -0x1.d1707f97bde80p-58 } },
	{ 655 / 512., { -0x1.f871b28955045p-3, -0x1.4ad6c8812d31ap-63 } },
	{ 649 / 512., { -0x1.e598ed5a87e2fp-3, 0x1.a5e78f4c50659p-58 } },
	{ 643 / 512., { -0x1.d293581b6b3e7p-3, 0x1.c04a2aa97ac8ep-58 } },
	{ 636 / 512., { -0x1.bc286742d8cd6p-3, -0x1.4fce744870f55p-58 } },
	{ 630 / 512., { -0x1.a8becfc882f19p-3, 0x1.e8c37918c39ebp-58 } },
	{ 624 / 512., { -0x1.9525a9cf456b4p-3, -0x1.d904c1d4e2e26p-57 } },
	{ 618 / 512., { -0x1.815c0a14357ebp-3, 0x1.4be48073a0564p-58 } },
	{ 612 / 512., { -0x1.6d60fe719d21dp-3, 0x1.caae268ecd179p-57 } },
	{ 607 / 512., { -0x1.5c940075972b9p-3, -0x1.adccb73379cc5p-58 } },
	{ 601 / 512., { -0x1.483bccce6e3ddp-3, -0x1.29391fb1b4b22p-57 } },
	{ 596 / 512., { -0x1.371fc201e8f74p-3, -0x1.de6cb62af18a0p-58 } },
	{ 590 / 512., { -0x1.2266f190a5acbp-3, -0x1.f547bf1809e88p-57 } },
	{ 585 / 512., { -0x1.10f8e422539b1p-3, -0x1.8f798d39f1b7dp-58 } },
	{ 580 / 512., { -0x1.fec9131dbeabbp-4, 0x1.5746b9981b36cp-58 } },
	{ 575 / 512., { -0x1.db5270187d927p-4, -0x1.e15ab8607d2acp-58 } },
	{ 570 / 512., { -0x1.b78c82bb0eda1p-4, -0x1.0878cf0327e21p-61 } },
	{ 565 / 512., { -0x1.9375e55595edep-4, 0x1.e463f9e4dd920p-59 } },
	{ 560 / 512., { -0x1.6f0d28ae56b4cp-4, 0x1.906d99184b992p-58 } },
	{ 555 / 512., { -0x1.4a50d3aa1b040p-4, -0x1.ecf768c1dd57bp-61 } },
	{ 551 / 512., { -0x1.2cb0283f5de1fp-4, 0x1.d359a8fde8adep-60 } },
	{ 546 / 512., { -0x1.075983598e471p-4, -0x1.80da5333c45b8p-59 } },
	{ 542 / 512., { -0x1.d276b8adb0b52p-5, -0x1.1e3c53257fd47p-61 } },
	{ 537 / 512., { -0x1.868a83083f6cfp-5, 0x1.d09a5634943dbp-61 } },
	{ 533 / 512., { -0x1.494acc34d911cp-5, -0x1.e295bf491ccc5p-59 } },
	{ 529 / 512., { -0x1.0b94f7c196176p-5, -0x1.da43f761f4dc4p-59 } },
	{ 524 / 512., { -0x1.7b91b07d5b11bp-6, 0x1.5b602ace3a510p-60 } },
	{ 520 / 512., { -0x1.fc0a8b0fc03e4p-7, 0x1.83092c59642a1p-62 } },
	{ 516 / 512., { -0x1.fe02a6b106789p-8, 0x1.e44b7e3711ebfp-67 } },
	{ 512 / 512., { 0x0.0p+0, 0x0.0p+0 } },
	{ 508 / 512., { 0x1.010157588de71p-7, 0x1.46662d417ced0p-62 } },
	{ 504 / 512., { 0x1.0205658935847p-6, 0x1.27c8e8416e71fp-60 } },
	{ 500 / 512., { 0x1.8492528c8cabfp-6, -0x1.d192d0619fa67p-60 } },
	{ 496 / 512., { 0x1.0415d89e74444p-5, 0x1.c05cf1d753622p-59 } },
	{ 493 / 512., { 0x1.35c8bfaa1306bp-5, -0x1.50830a65543a4p-63 } },
	{ 489 / 512., { 0x1.788595a3577bap-5, 0x1.e5ef898b67923p-59 } },
	{ 485 / 512., { 0x1.bbcebfc68f420p-5, 0x1.e5cf3a0f56f72p-60 } },
	{ 482 / 512., { 0x1.eea31c006b87cp-5, -0x1.3e4fc93b7b66cp-59 } },
	{ 478 / 512., { 0x1.1973bd1465567p-4, -0x1.7558367a6acf6p-59 } },
	{ 475 / 512., { 0x1.333d7f8183f4bp-4, 0x1.a92afc8ef70b1p-58 } },
	{ 471 / 512., { 0x1.55e10050e0384p-4, -0x1.45f9d61c68c1bp-58 } },
	{ 468 / 512., { 0x1.700d30aeac0e1p-4, -0x1.72566212cdd05p-61 } },
	{ 465 / 512., { 0x1.8a6477a91dc29p-4, -0x1.fa83214904842p-59 } },
	{ 462 / 512., { 0x1.a4e7640b1bc38p-4, -0x1.5b5ca203e4259p-58 } },
	{ 458 / 512., { 0x1.c885801bc4b23p-4, 0x1.a38cb559a6706p-58 } },
	{ 455 / 512., { 0x1.e3707ee30487bp-4, 0x1.09ccecd579d99p-58 } },
	{ 452 / 512., { 0x1.fe89139dbd566p-4, -0x1.ac9f4215f9393p-58 } },
	{ 449 / 512., { 0x1.0ce7ecdccc28dp-3, -0x1.692a0055dc959p-57 } },
	{ 446 / 512., { 0x1.1aa2b7e23f72ap-3, -0x1.c6ef1d9b2ef7ep-59 } },
	{ 443 / 512., { 0x1.28753bc11aba5p-3, -0x1.6394d9fa33311p-57 } },
	{ 440 / 512., { 0x1.365fcb0159016p-3, 0x1.7d411a5b944adp-58 } },
	{ 437 / 512., { 0x1.4462b9dc9b3dcp-3, -0x1.629c46c186385p-58 } },
	{ 434 / 512., { 0x1.527e5e4a1b58dp-3, -0x1.71a9682395bfdp-61 } },
	{ 431 / 512., { 0x1.60b3100b09476p-3, -0x1.5b2623e05016bp-58 } },
	{ 428 / 512., { 0x1.6f0128b756abcp-3, -0x1.8de59c21e166cp-57 } },
	{ 426 / 512., { 0x1.7898d85444c73p-3, 0x1.ef8f6ebcfb201p-58 } },
	{ 423 / 512., { 0x1.871213750e994p-3, 0x1.d685f35eea2a0p-57 } },
	{ 420 / 512., { 0x1.95a5adcf7017fp-3, 0x1.142c507fb7a3dp-58 } },
	{ 417 / 512., { 0x1.a454082e6ab05p-3, 0x1.df207dc5c34c6p-58 } },
	{ 415 / 512., { 0x1.ae2ca6f672bd4p-3, 0x1.ab5ca9eaa088ap-57 } },
	{ 412 / 512., { 0x1.bd087383bd8adp-3, 0x1.dd355f6a516d7p-60 } },
	{ 410 / 512., { 0x1.c6ffbc6f00f71p-3, -0x1.8e58b2c57a4a5p-57 } },
	{ 407 / 512., { 0x1.d60a17f903515p-3, -0x1.c0df841a71b7ap-57 } },
	{ 405 / 512., { 0x1.e020cc6235ab5p-3, 0x1.fea48dd7b81d1p-58 } },
	{ 402 / 512., { 0x1.ef5ade4dcffe6p-3, -0x1.08ab2ddc708a0p-58 } },
	{ 400 / 512., { 0x1.f991c6cb3b379p-3, 0x1.f665066f980a2p-57 } },
	{ 397 / 512., { 0x1.047e60cde83b8p-2, -0x1.0779634061cbcp-56 } },
	{ 395 / 512., { 0x1.09aa572e6c6d4p-2, 0x1.43c2e68684d53p-57 } },
	{ 392 / 512., { 0x1.1178e8227e47cp-2, -0x1.0e63a5f01c691p-57 } },
	{ 390 / 512., { 0x1.16b5ccbacfb73p-2, 0x1.66fbd28b40935p-56 } },
	{ 388 / 512., { 0x1.1bf99635a6b95p-2, -0x1.12aeb84249223p-57 } },
	{ 386 / 512., { 0x1.214456d0eb8d4p-2, 0x1.f7ae91aeba60ap-57 } },
	{ 383 / 512., { 0x1.2941afb186b7cp-2, -0x1.856e61c515740p-57 } },
	{ 381 / 512., { 0x1.2e9e2bce12286p-2, 0x1.8251a3b83d97ap-62 } },
	{ 379 / 512., { 0x1.3401e12aecba1p-2, -0x1.cd55b8a4746c0p-58 } },
	{ 377 / 512., { 0x1.396ce359bbf54p-2, -0x1.ce2b31b31e8b0p-58 } },
	{ 374 / 512., { 0x1.419b423d5e8c7p-2, 0x1.0dbb243827392p-57 } },
	{ 372 / 512., { 0x1.4718dc271c41bp-2, 0x1.8fb4c14c56eefp-60 } },
	{ 370 / 512., { 0x1.4c9e09e172c3cp-2, -0x1.123615b147a5dp-58 } },
	{ 368 / 512., { 0x1.522ae0738a3d8p-2, -0x1.8f7e9b38a6979p-57 } },
	{ 366 / 512., { 0x1.57bf753c8d1fbp-2, -0x1.0908d15f88b63p-57 } },
	{ 364 / 512., { 0x1.5d5bddf595f30p-2, -0x1.6541148cbb8a2p-56 } },
	{ 362 / 512., { 0x1.630030b3aac49p-2, 0x1.dc18ce51fff99p-57 } },
};

struct dd logarithm(struct dd u)
{
	if (u.hi == 0)
		return u.off == 0 ? dd_of(-HUGE_VAL) : dd_doubtful(-HUGE_VAL);
	if (u.hi < 0)
		return dd_sure(u) ? dd_of(NAN) : dd_doubtful(NAN);
	if (!isfinite(u.hi))
		return u;
	if (!(u.off < u.hi * 0x1p-6))
		return dd_doubtful(log(u.hi));
	double k = 0;
	if (u.hi < DD_SMALL ||
		u.hi > DD_LARGE) { /* whose power of 2, or its inverse, may be no double */
		double middle = u.hi < 1 ? 0x1p400 : 0x1p-400;
		k = u.hi < 1 ? -400 : 400;
		u = (struct dd){ u.hi * middle, u.lo * middle, u.off * middle };
	}
	struct log_reduced r = log_reduce(u);
	const struct log_pivot *p = &logarithm_pivot[log_place(r.m)];
	struct dd y = log_near_pivot(r.m, p->inverse);
	if (p->inverse != 1)
		y = dd_add((struct dd){ p->log.hi, p->log.lo, 0x1p-106 }, y);
	k += r.k;
	return k == 0 ? y : dd_add(dd_mul(dd_of(k), exponential_log_2), y);
}

struct dd logarithm_of_1_plus(struct dd u)
{
	if (!(fabs(u.hi) < 0x1p-8))
		return logarithm(dd_add(dd_of(1), u));
	if (dd_is_zero(u))
		return u;
	struct dd y = log_series(u.hi, u.lo);
	y.off += u.off < 0x1p-10 ? u.off * 1.02 : HUGE_VAL;
	return y;
}
