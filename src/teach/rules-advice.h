/* Advice and examples that several rules share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RULES_ADVICE_H
#define ACTPLOT_RULES_ADVICE_H

#define SLOPE_SIGMOID \
	{"sigmoid", \
		N_("its slope is {slope sigmoid(x) at 0} at most, so what {depth} such layers let " \
		   "through to the first is at most {0.25^depth} of the gradient: early layers " \
		   "hardly learn."), \
		"actplot eval sigmoid 0 2 4 8"}
#define SLOPE_TANH \
	{"tanh", \
		N_("its slope is 1 at 0 alone and {slope tanh(x) at 1} at 1; {depth} units there let " \
		   "through {(1 - tanh(1)^2)^depth}."), \
		"actplot eval tanh 0 1 2 4"}
#define NOT_RNN "- mlp cnn transformer"

/* Cells with gates: sigmoid for the gates, tanh for the state. */
#define LSTM_KERAS \
	"keras.layers.LSTM(64, activation='tanh', recurrent_activation='sigmoid')"
#define LSTM_PYTORCH "torch.nn.LSTM(64, 64)"

#endif
